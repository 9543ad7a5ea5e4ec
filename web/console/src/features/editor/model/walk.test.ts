import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { addStep } from './commands/addStep';
import { type FlowDocument, TRIGGER } from './document';
import { statesOf } from './reach';
import { edited } from './testing/edits';
import { courier } from './testing/samples';
import { previousOf, walk } from './walk';

const doc = courier();

describe('walking order', () => {
  test('each exit’s way before the next; uses are counted', () => {
    const steps = walk(doc, KINDS);
    expect(steps.map((s) => s.id)).toEqual([TRIGGER, 'dial', 'notify', 'end']);
    expect(steps[1]?.exits).toEqual([
      { id: 'answered', to: 'notify', use: 1 },
      { id: 'invalid_number', to: 'end', use: 1 },
      { id: 'busy', to: 'end', use: 2 },
      { id: 'no_answer', to: 'end', use: 3 },
      { id: 'invalid_outbound_number', to: null, use: 0 },
    ]);
  });

  test('what nobody reaches comes last and is marked', () => {
    const flow = edited(doc, [addStep({ id: 'alone', kind: 'end_flow' })]);
    expect(walk(flow, KINDS).at(-1)).toEqual({ id: 'alone', reached: false, exits: [] });
  });

  test('who leads here', () => {
    expect(previousOf(doc, KINDS, 'end')).toEqual(['dial', 'notify']);
    expect(previousOf(doc, KINDS, 'dial')).toEqual([TRIGGER]);
  });

  test('a thousand steps in a row do not run out of stack', () => {
    const ids = Array.from({ length: 1000 }, (_, i) => `s${i}`);
    const steps = Object.fromEntries(
      ids.map((id, i) => [id, { type: 'play_audio', exits: { ok: ids[i + 1] ?? null } }]),
    );
    const long: FlowDocument = { ...doc, entry: 's0', steps };
    expect(walk(long, KINDS)).toHaveLength(1001);
    expect(statesOf(long, KINDS).size).toBe(1000);
  });
});
