import { expect, test } from 'vitest';
import { setFlowName } from '../commands/setFlowName';
import { deltaOf, type Journal, type Kept, readKept } from '../journal';
import { edited } from './edits';
import { courier } from './samples';

const doc = courier();
const kept = (flow: string, tab: string): Kept => ({
  flow,
  tab,
  base: { doc, etag: 'e1' },
  mine: doc,
  done: [],
  undone: [],
  at: 1,
});

/** What every journal does; each adapter's test runs it. */
export const journalContract = (open: () => Promise<Journal>): void => {
  test('a record comes back with what was appended, in its order', async () => {
    const journal = await open();
    const names = ['A', 'AB', 'ABC'].map((name) => edited(doc, [setFlowName(name)]));
    await journal.write(kept('f1', 't1'));
    for (const [i, next] of names.entries()) {
      const delta = deltaOf(i === 0 ? doc : (names[i - 1] ?? doc), next);
      if (delta) await journal.append('f1', 't1', delta);
    }
    const [record] = await journal.read('f1');
    expect(record && readKept(record)?.mine.name).toBe('ABC');
  });

  test('writing takes the place of what was there', async () => {
    const journal = await open();
    const delta = deltaOf(doc, edited(doc, [setFlowName('A')]));
    await journal.write(kept('f1', 't1'));
    if (delta) await journal.append('f1', 't1', delta);
    await journal.write(kept('f1', 't1'));
    const records = await journal.read('f1');
    expect(records.map((r) => r.tail.length)).toEqual([0]);
  });

  test('tabs and flows are kept apart, and one goes without the others', async () => {
    const journal = await open();
    for (const [flow, tab] of [
      ['f1', 't1'],
      ['f1', 't2'],
      ['f2', 't1'],
    ] as const)
      await journal.write(kept(flow, tab));
    await journal.remove('f1', 't1');
    expect((await journal.read('f1')).map((r) => (r.kept as Kept).tab)).toEqual(['t2']);
    expect(await journal.read('f2')).toHaveLength(1);
    expect(await journal.read('f3')).toEqual([]);
  });
};
