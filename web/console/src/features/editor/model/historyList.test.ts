import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import type { Command } from './command';
import { connectExit } from './commands/connectExit';
import { setSetting } from './commands/setSetting';
import { setStepName } from './commands/setStepName';
import { type History, KEPT, opened, runOne, trimmed, undoOne } from './history';
import { courier } from './testing/samples';

const ran = (history: History, list: readonly Command[]): History =>
  list.reduce((h, c, i) => runOne(h, c, KINDS, i * 10_000), history);

describe('the list', () => {
  test('something new drops what was undone', () => {
    const end = ran(opened(courier()), [setStepName('dial', 'A')]);
    const next = ran(undoOne(end), [setStepName('end', 'B')]);
    expect(next.undone).toHaveLength(0);
    expect(next.done).toHaveLength(1);
  });

  test('a command that changes nothing is no entry', () => {
    const end = ran(opened(courier()), [connectExit({ from: 'dial', exit: 'busy', to: 'end' })]);
    expect(end.done).toHaveLength(0);
    expect(end.doc).toEqual(courier());
  });

  test('the oldest fall out, by number and by size', () => {
    const entry = (text: string, at: number) => ({
      kind: 'k',
      label: { key: 'k' },
      delta: { changes: [{ path: ['name'], before: '', after: text }], reorders: [] },
      at,
    });
    const many = Array.from({ length: KEPT.entries + 5 }, (_, i) => entry('x', i));
    expect(trimmed(many).map((e) => e.at)).toEqual(many.slice(5).map((e) => e.at));
    const large = Array.from({ length: 5 }, (_, i) => entry('x'.repeat(KEPT.size / 2 - 1000), i));
    expect(trimmed(large).map((e) => e.at)).toEqual([3, 4]);
  });

  test('steps that were not touched keep their identity', () => {
    const doc = courier();
    const end = ran(opened(doc), [setSetting({ step: 'notify', path: ['source', 'text'], value: 'x' })]);
    expect(end.doc.steps.dial).toBe(doc.steps.dial);
    expect(undoOne(end).doc.steps.dial).toBe(doc.steps.dial);
  });
});
