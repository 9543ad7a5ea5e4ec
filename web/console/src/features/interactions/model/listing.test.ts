import { expect, test } from 'vitest';
import { interaction } from './interactions.samples';
import { liveOnTop, mayBeLive } from './listing';

const row = (interaction_id: string, state: string, minute: number, last_event = 1) =>
  interaction({ interaction_id, state, accepted_at: `2026-03-01T10:0${minute}:00.000Z`, last_event });
const ids = (...given: Parameters<typeof liveOnTop>) => liveOnTop(...given).map(({ interaction_id }) => interaction_id);

test('what runs stands on top, also when it is on a page nobody read yet', () => {
  const rows = [row('new', 'ended', 5), row('b', 'running', 4), row('old', 'ended', 3)];
  expect(ids(rows, [row('b', 'running', 4), row('long', 'running', 1), row('just', 'accepted', 6)])).toEqual([
    'just',
    'b',
    'long',
    'new',
    'old',
  ]);
});

test('of two readings of one call the later one is right', () => {
  expect(liveOnTop([row('a', 'ended', 1, 9)], [row('a', 'running', 1, 4)])).toEqual([row('a', 'ended', 1, 9)]);
  expect(liveOnTop([row('a', 'accepted', 1, 1)], [row('a', 'running', 1, 4)])).toEqual([row('a', 'running', 1, 4)]);
});

test.each([
  [{}, true],
  [{ flow: 'f', number: '+1' }, true],
  [{ state: 'ended' }, false],
  [{ outcome: 'busy' }, false],
  [{ party: 'engine' }, false],
] as const)('%j may hold a call that runs: %s', (filters, may) => {
  expect(mayBeLive(filters)).toBe(may);
});
