import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { connectExit } from './commands/connectExit';
import { moveSteps } from './commands/moveSteps';
import { removeSteps } from './commands/removeSteps';
import { renameStep } from './commands/renameStep';
import { setOnHangup } from './commands/setOnHangup';
import { setSetting } from './commands/setSetting';
import { setStepName } from './commands/setStepName';
import { diff } from './diff';
import { checked, type FlowDocument } from './document';
import { type History, opened, redoOne, runOne, TYPING_PAUSE, takenIn, undoOne } from './history';
import { at, type Json } from './json';
import { merge } from './merge';
import { command } from './testing/commands';
import { commands, edited, PROPERTY_TIMEOUT } from './testing/edits';
import { flow } from './testing/flows';
import { courier } from './testing/samples';

const bytes = (doc: FlowDocument) => JSON.stringify(doc);
const ran = (history: History, list: Parameters<typeof edited>[1], at = 0, step = 10_000): History =>
  list.reduce((h, c, i) => (c.refuse(h.doc, KINDS) === null ? runOne(h, c, KINDS, at + i * step) : h), history);
const all = (move: (h: History) => History, length: (h: History) => number) => (history: History) => {
  let now = history;
  while (length(now) > 0) now = move(now);
  return now;
};
const within = (a: readonly string[], b: readonly string[]) => b.every((part, i) => a[i] === part);
const undoAll = all(undoOne, (h) => h.done.length);
const redoAll = all(redoOne, (h) => h.undone.length);

describe('undo', { timeout: PROPERTY_TIMEOUT }, () => {
  test('undoing everything gives the opening bytes, redoing everything the closing ones', () => {
    fc.assert(
      fc.property(flow, commands, fc.constantFrom(0, 10, 10_000), (doc, list, step) => {
        const end = ran(opened(doc), list, 0, step);
        const back = undoAll(end);
        expect(bytes(back.doc)).toBe(bytes(doc));
        expect(bytes(redoAll(back).doc)).toBe(bytes(end.doc));
      }),
      { numRuns: 200 },
    );
  });

  test('one undo gives the bytes of before, whatever the command', () => {
    fc.assert(
      fc.property(flow, command, (doc, c) => {
        const end = ran(opened(doc), [c]);
        expect(bytes(undoOne(end).doc)).toBe(bytes(doc));
      }),
      { numRuns: 266 },
    );
  });

  test('with others’ edits taken in between it never throws and never takes back what only they did', () => {
    fc.assert(
      fc.property(flow, commands, commands, commands, (doc, first, theirs, then) => {
        const mine = ran(opened(doc), first);
        const other = edited(doc, theirs);
        const end = ran(takenIn(mine, merge(doc, mine.doc, other).doc), then, 1_000_000);
        const back = undoAll(end);
        expect(checked(redoAll(back).doc)).toHaveProperty('doc');
        expect(back.undone.length).toBe(end.done.length);
        const touched = end.done.flatMap((entry) => entry.delta.changes.map((c) => c.path));
        for (const { path, after } of diff(doc, other).changes) {
          if (after !== undefined && !touched.some((t) => within(t, path) || within(path, t)))
            expect(at(back.doc as Json, path)).toEqual(after);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('another’s step stays when mine is undone', () => {
    const doc = courier();
    const mine = ran(opened(doc), [setSetting({ step: 'dial', path: ['ring_seconds'], value: 20 })]);
    const theirs = edited(doc, [setStepName('end', 'Good night')]);
    const back = undoAll(takenIn(mine, merge(doc, mine.doc, theirs).doc));
    expect(back.doc).toEqual(theirs);
  });

  test('my rename is taken back in a step that another renamed meanwhile', () => {
    const doc = courier();
    const mine = ran(opened(doc), [renameStep('notify', 'fresh')]);
    const theirs = edited(doc, [renameStep('dial', 'call')]);
    const merged = takenIn(mine, merge(doc, mine.doc, theirs).doc);
    expect(merged.doc.steps.call?.exits?.answered).toBe('fresh');
    const back = undoOne(merged);
    expect(back.doc).toEqual(theirs);
    expect(redoOne(back).doc).toEqual(merged.doc);
  });

  test('what another led to the step I renamed leads to it under its old name again', () => {
    const doc = courier();
    const mine = ran(opened(doc), [renameStep('end', 'fresh'), renameStep('fresh', 'say')]);
    const theirs = edited(doc, [
      setOnHangup('notify', 'end'),
      connectExit({ from: 'dial', exit: 'answered', to: 'end' }),
    ]);
    const merged = takenIn(mine, merge(doc, mine.doc, theirs).doc);
    expect(merged.doc.steps).toMatchObject({ notify: { on_hangup: 'say' }, dial: { exits: { answered: 'say' } } });
    const back = undoAll(merged);
    expect(back.doc).toEqual(theirs);
    expect(redoAll(back).doc).toEqual(merged.doc);
    expect(redoAll(takenIn(undoAll(mine), theirs)).doc).toEqual(merged.doc);
  });

  test('an entry somebody else overtook is skipped, the one before it is undone', () => {
    const doc = courier();
    const mine = ran(opened(doc), [moveSteps({ end: { x: 5, y: 5 } }), setStepName('dial', 'Ring')]);
    const overtaken = {
      ...mine.doc,
      steps: { ...mine.doc.steps, dial: { ...mine.doc.steps.dial, type: 'make_outbound_call', name: 'Theirs' } },
    };
    const back = undoOne(takenIn(mine, overtaken));
    expect(back.doc.steps.dial?.name).toBe('Theirs');
    expect(back.doc.layout).toEqual(doc.layout);
    expect(back.done).toHaveLength(0);
  });

  test('a member taken out comes back where it stood', () => {
    const doc = courier();
    const back = undoOne(ran(opened(doc), [removeSteps(['dial'])]));
    expect(Object.keys(back.doc.steps)).toEqual(['dial', 'notify', 'end']);
    expect(Object.keys(back.doc.layout ?? {})).toEqual(['dial', 'notify', 'end']);
  });

  test('a rename is one entry and keeps the order both ways', () => {
    const doc = courier();
    const end = ran(opened(doc), [renameStep('notify', 'say')]);
    expect(end.done).toHaveLength(1);
    expect(Object.keys(end.doc.steps)).toEqual(['dial', 'say', 'end']);
    expect(bytes(undoOne(end).doc)).toBe(bytes(doc));
  });
});

describe('typing', () => {
  const type = (texts: readonly string[], gap: number) =>
    texts.reduce(
      (h, text, i) => runOne(h, setSetting({ step: 'notify', path: ['source', 'text'], value: text }), KINDS, i * gap),
      opened(courier()),
    );

  test('within the pause it is one entry', () => {
    const end = type(['H', 'He', 'Hel'], TYPING_PAUSE);
    expect(end.done).toHaveLength(1);
    expect(bytes(undoOne(end).doc)).toBe(bytes(courier()));
    expect(redoOne(undoOne(end)).doc.steps.notify?.settings).toMatchObject({ source: { text: 'Hel' } });
  });

  test('after the pause it is another', () => {
    expect(type(['H', 'He'], TYPING_PAUSE + 1).done).toHaveLength(2);
  });

  test('typed and taken back by hand leaves nothing to undo', () => {
    const text = String(at(courier() as Json, ['steps', 'notify', 'settings', 'source', 'text']));
    expect(type(['H', text], 10).done).toHaveLength(0);
  });

  test('another field, or an undo in between, begins a new entry', () => {
    const first = runOne(opened(courier()), setStepName('dial', 'A'), KINDS, 0);
    expect(runOne(first, setStepName('end', 'B'), KINDS, 1).done).toHaveLength(2);
    const redone = redoOne(undoOne(first));
    expect(runOne(undoOne(redone), setStepName('dial', 'C'), KINDS, 2).done).toHaveLength(1);
  });
});
