import { describe, expect, test } from 'vitest';
import { choose } from './choosing';
import { addStep } from './commands/addStep';
import { connectExit } from './commands/connectExit';
import { moveSteps } from './commands/moveSteps';
import { removeSteps } from './commands/removeSteps';
import { setSetting } from './commands/setSetting';
import { setStepName } from './commands/setStepName';
import type { FlowDocument } from './document';
import { merge, withoutOwnEcho } from './merge';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

const bytes = (doc: FlowDocument) => JSON.stringify(doc);
const copy = (doc: FlowDocument): FlowDocument => JSON.parse(bytes(doc));
const setText = (text: string) => setSetting({ step: 'notify', path: ['source', 'text'], value: text });

describe('by step, then by setting', () => {
  test('two settings of one step are both taken', () => {
    const base = courier();
    const mine = edited(base, [setSetting({ step: 'dial', path: ['ring_seconds'], value: 20 })]);
    const theirs = edited(base, [setSetting({ step: 'dial', path: ['to'], value: { variable: 'order_number' } })]);
    const { doc, clashes } = merge(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(doc.steps.dial?.settings).toMatchObject({ ring_seconds: 20, to: { variable: 'order_number' } });
  });

  test('one text changed in two ways is a clash; mine stands until somebody chooses', () => {
    const base = courier();
    const theirs = edited(base, [setText('theirs')]);
    const merged = merge(base, edited(base, [setText('mine')]), theirs);
    expect(merged.clashes).toEqual([
      {
        path: ['steps', 'notify', 'settings', 'source', 'text'],
        base: expect.any(String),
        mine: 'mine',
        theirs: 'theirs',
      },
    ]);
    expect(merged.doc.steps.notify?.settings).toMatchObject({ source: { text: 'mine' } });
    const [clash] = merged.clashes;
    if (!clash) throw new Error('no clash');
    expect(choose(merged.doc, clash, theirs).steps.notify?.settings).toMatchObject({ source: { text: 'theirs' } });
  });

  test('both added a step with the same id: a clash of what differs, nothing lost', () => {
    const base = courier();
    const mine = edited(base, [addStep({ id: 'bye', kind: 'play_audio', name: 'Mine' })]);
    const theirs = edited(base, [addStep({ id: 'bye', kind: 'play_audio', name: 'Theirs' })]);
    expect(merge(base, mine, theirs).clashes.map((c) => c.path)).toEqual([['steps', 'bye', 'name']]);
  });

  test('deleted here, changed there: the step is kept, changed', () => {
    const base = courier();
    const mine = edited(base, [removeSteps(['notify'])]);
    const theirs = edited(base, [setText('new')]);
    for (const { doc, clashes } of [merge(base, mine, theirs), merge(base, theirs, mine)]) {
      expect(clashes).toEqual([]);
      expect(doc.steps.notify?.settings).toMatchObject({ source: { text: 'new' } });
    }
  });

  test('deleted here, newly wired there: the step is kept', () => {
    const base = edited(courier(), [addStep({ id: 'spare', kind: 'play_audio' })]);
    const mine = edited(base, [removeSteps(['spare'])]);
    const theirs = edited(base, [connectExit({ from: 'dial', exit: 'busy', to: 'spare' })]);
    for (const { doc } of [merge(base, mine, theirs), merge(base, theirs, mine)]) {
      expect(doc.steps.spare).toEqual(base.steps.spare);
      expect(doc.layout?.spare).toEqual(base.layout?.spare);
    }
  });

  test('deleted on both sides is deleted', () => {
    const base = courier();
    const gone = edited(base, [removeSteps(['notify'])]);
    expect(merge(base, gone, copy(gone)).doc.steps).not.toHaveProperty('notify');
  });

  test('both moved one card: no question, mine stands', () => {
    const base = courier();
    const merged = merge(
      base,
      edited(base, [moveSteps({ end: { x: 1, y: 1 } })]),
      edited(base, [moveSteps({ end: { x: 2, y: 2 } })]),
    );
    expect(merged.clashes).toEqual([]);
    expect(merged.doc.layout?.end).toEqual({ x: 1, y: 1 });
  });
});

describe('my own echo', () => {
  test('what came back is what I had sent: no clash; a third person’s value is one', () => {
    const base = courier();
    const sent = edited(base, [setText('first')]);
    const mine = edited(sent, [setText('second')]);
    const { clashes } = merge(base, mine, sent);
    expect(clashes).toHaveLength(1);
    expect(withoutOwnEcho(clashes, [sent])).toEqual([]);
    expect(
      withoutOwnEcho(merge(base, mine, edited(base, [setStepName('end', 'x'), setText('hers')])).clashes, [sent]),
    ).toHaveLength(1);
  });
});
