import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineOf } from './autosave';
import { PROPERTY_TIMEOUT } from './testing/edits';
import { courier } from './testing/samples';
import { type Act, newWorld, play, settleDown } from './testing/world';

const ACTS: readonly Act[] = [
  'type',
  'type',
  'alarm',
  'flush',
  'answer',
  'answer',
  'lose_request',
  'lose_answer',
  'other',
  'hint',
  'back',
  'refuse',
];

const settled = (acts: readonly Act[]) => {
  const world = newWorld();
  acts.forEach((act, i) => {
    play(world, act, i * 1000);
  });
  settleDown(world);
  return world;
};

describe('nothing typed is lost', { timeout: PROPERTY_TIMEOUT }, () => {
  test('by whatever order of edits, answers, failures and other people', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...ACTS), { maxLength: 40 }), (acts) => {
        const world = settled(acts);
        expect(world.state.clashes).toEqual([]);
        expect(lineOf(world.state)).toBe('saved');
        expect(world.server.doc).toEqual(world.editor);
        expect(world.server.doc.name).toBe(world.typed === 0 ? courier().name : `typed ${world.typed}`);
        expect(world.server.doc.steps.end?.name).toBe(world.theirs === 0 ? 'End' : `theirs ${world.theirs}`);
      }),
      { numRuns: 300 },
    );
  });

  test('an hour without an answer, typing all the while: no question about my own words', () => {
    const world = settled(Array.from({ length: 60 }).flatMap((): Act[] => ['type', 'flush', 'lose_answer', 'alarm']));
    expect([world.state.clashes, world.server.doc.name]).toEqual([[], 'typed 60']);
  });
});
