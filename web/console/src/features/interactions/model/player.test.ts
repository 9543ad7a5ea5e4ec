import { expect, test } from 'vitest';
import { AT_THE_END, momentOf, type Player, type PlayerInput, player } from './player';

const LENGTH = 10_000;
const after = (inputs: readonly PlayerInput[], from: Player = AT_THE_END) =>
  inputs.reduce((state, input) => player(state, input, LENGTH), from);

test('at first the end is shown, also while it grows', () => {
  expect(momentOf(AT_THE_END, 10)).toBe(10);
  expect(momentOf(AT_THE_END, 20)).toBe(20);
});

test('from the end it plays from the beginning, at its speed, and stops at the end', () => {
  const playing = after([{ type: 'play' }, { type: 'speed', speed: 4 }, { type: 'passed', ms: 1_000 }]);
  expect(playing).toEqual({ at: 4_000, speed: 4, playing: true });
  expect(after([{ type: 'passed', ms: 2_000 }], playing)).toEqual({ at: null, speed: 4, playing: false });
});

test('from anywhere else it goes on there', () => {
  expect(after([{ type: 'seek', at: 3_000 }, { type: 'play' }, { type: 'passed', ms: 500 }]).at).toBe(3_500);
});

test('time does not move it while it stands', () => {
  expect(
    after([
      { type: 'seek', at: 3_000 },
      { type: 'passed', ms: 500 },
    ]).at,
  ).toBe(3_000);
  expect(after([{ type: 'seek', at: 3_000 }, { type: 'play' }, { type: 'pause' }, { type: 'passed', ms: 9 }]).at).toBe(
    3_000,
  );
});

test.each([
  [-5, 0],
  [4_000, 4_000],
  [LENGTH, null],
  [99_999, null],
])('sought at %s it is at %s', (at, is) => {
  expect(after([{ type: 'seek', at }]).at).toBe(is);
});

test('an interaction without any time does not play', () => {
  expect(player(AT_THE_END, { type: 'play' }, 0).playing).toBe(false);
});
