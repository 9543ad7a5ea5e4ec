import { expect, test } from 'vitest';
import { setDescription } from './commands/setDescription';
import { createEditor } from './editor';
import { type Kept, memoryJournal, readKept } from './journal';
import { reopen } from './reopen';
import { keptAfterRestore } from './restoring';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

const bytes = (value: unknown) => JSON.stringify(value);
const before = edited(courier(), [setDescription('the draft')]);
const after = { doc: courier(), etag: 'e2' };
const restored = { flow: 'f', tab: 't', version: 3, before, after, mine: undefined, now: 7 };

/** As the editor opens after the restore, with what was kept read back. */
const opened = async (kept: Kept) => {
  const journal = memoryJournal();
  await journal.write(kept);
  const records = (await journal.read('f')).map(readKept).filter((record) => record !== null);
  const back = reopen(after, records, 't', () => false);
  return createEditor({ kinds: {}, now: () => 0, history: back });
};

test('the editor opens on the restored version, and undo brings the replaced draft back to the byte', async () => {
  const editor = await opened(keptAfterRestore(restored));
  expect(bytes(editor.doc())).toBe(bytes(after.doc));
  expect(editor.undo()?.label).toEqual({ key: 'undo.restore', values: { version: 3 } });
  expect(bytes(editor.doc())).toBe(bytes(before));
  editor.redo();
  expect(bytes(editor.doc())).toBe(bytes(after.doc));
});

test('edits that were not sent come back too, and what was done before can still be undone', async () => {
  const unsent = edited(before, [setDescription('typed, not sent')]);
  const first = keptAfterRestore(restored);
  const mine: Kept = { ...first, base: { doc: before, etag: 'e1' }, mine: unsent };
  const kept = keptAfterRestore({ ...restored, mine });
  expect(kept.done).toHaveLength(first.done.length + 1);
  const editor = await opened(kept);
  editor.undo();
  expect(bytes(editor.doc())).toBe(bytes(unsent));
});

test('without a draft before there is nothing to bring back', () => {
  expect(keptAfterRestore({ ...restored, before: null }).done).toEqual([]);
});
