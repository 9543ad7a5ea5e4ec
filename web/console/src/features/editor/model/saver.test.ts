import { describe, expect, test, vi } from 'vitest';
import { KINDS } from '../steps/kinds';
import type { Stored } from './autosave';
import { setFlowName } from './commands/setFlowName';
import { setStepName } from './commands/setStepName';
import { createEditor, openEditor } from './editor';
import { memoryJournal, readKept } from './journal';
import { reopen } from './reopen';
import { createSaver, type GetAnswer, type PutAnswer, type SaverPorts } from './saver';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

/** An engine with one draft, which can be down. */
const engine = () => {
  let stored: Stored = { doc: courier(), etag: 'e1' };
  let tags = 1;
  const server = {
    down: false,
    stored: () => stored,
    change: (next: Stored['doc']) => {
      tags += 1;
      stored = { doc: next, etag: `e${tags}` };
    },
    put: async ({ doc, etag }: Stored): Promise<PutAnswer> => {
      if (server.down) return { is: 'no_answer' };
      if (etag !== stored.etag) return { is: 'stale' };
      server.change(JSON.parse(JSON.stringify(doc)));
      return { is: 'saved', etag: stored.etag };
    },
    get: async (): Promise<GetAnswer> => (server.down ? { is: 'no_answer' } : { is: 'got', stored }),
  };
  return server;
};

const settle = async () => {
  for (let i = 0; i < 10; i++) await Promise.resolve();
};

const desk = (server = engine(), journal = memoryJournal()) => {
  let now = 0;
  let ring: (() => void) | null = null;
  let due: number | null = null;
  const faults: unknown[] = [];
  const ports: SaverPorts = {
    put: server.put,
    get: server.get,
    journal,
    now: () => now,
    alarm: (at, call) => {
      due = at;
      ring = at === null ? null : call;
    },
    onJournalFault: (fault) => faults.push(fault),
  };
  const editor = openEditor(server.stored().doc, KINDS, () => now);
  const saver = createSaver({ editor, flow: 'f', tab: 't', base: server.stored(), ports });
  const pass = async (ms: number) => {
    now += ms;
    while (due !== null && due <= now) {
      const call = ring;
      due = null;
      call?.();
      await settle();
    }
    await settle();
  };
  return { server, journal, editor, saver, pass, faults, ports };
};

describe('an editor that saves', () => {
  test('what is typed is on the server after the pause', async () => {
    const { editor, server, pass, saver } = desk();
    editor.run(setFlowName('Typed'));
    expect(server.stored().doc.name).toBe(courier().name);
    await pass(800);
    expect(server.stored().doc.name).toBe('Typed');
    expect(saver.state().pending).toBeNull();
  });

  test('every edit is in the journal at once, and only here until it is', async () => {
    const { editor, journal, saver } = desk();
    await settle();
    editor.run(setFlowName('Typed'));
    expect(saver.isOnlyHere()).toBe(true);
    await settle();
    expect(saver.isOnlyHere()).toBe(false);
    const [record] = await journal.read('f');
    expect(record && readKept(record)?.mine.name).toBe('Typed');
  });

  test('the server is down while typing, the page is reloaded, the server comes back: nothing is lost, undo goes on', async () => {
    const { editor, server, journal, pass, saver } = desk();
    server.down = true;
    editor.run(setFlowName('One'));
    await pass(5000);
    editor.run(setStepName('end', 'Two'));
    await pass(5000);
    saver.stop();
    server.down = false;

    const records = (await journal.read('f')).map(readKept).filter((r) => r !== null);
    const back = reopen(server.stored(), records, 't', () => false);
    expect(back.doc).toMatchObject({ name: 'One', steps: { end: { name: 'Two' } } });
    const again = createEditor({ kinds: KINDS, now: () => 0, history: back });
    expect(again.doc().name).toBe('One');
  });

  test('somebody else saves: both edits are there, and mine is still undone', async () => {
    const { editor, server, pass } = desk();
    editor.run(setFlowName('Mine'));
    server.change(edited(server.stored().doc, [setStepName('end', 'Theirs')]));
    await pass(800);
    await pass(800);
    expect(server.stored().doc).toMatchObject({ name: 'Mine', steps: { end: { name: 'Theirs' } } });
    editor.undo();
    await pass(800);
    expect(server.stored().doc).toMatchObject({ name: courier().name, steps: { end: { name: 'Theirs' } } });
  });

  test('a clash is asked, and the answer is sent', async () => {
    const { editor, server, pass, saver } = desk();
    editor.run(setFlowName('Mine'));
    server.change(edited(server.stored().doc, [setFlowName('Theirs')]));
    await pass(800);
    const [clash] = saver.state().clashes;
    expect(clash?.theirs).toBe('Theirs');
    if (clash) saver.choose(clash, 'theirs');
    await pass(1);
    expect([editor.doc().name, server.stored().doc.name, saver.state().held]).toEqual(['Theirs', 'Theirs', null]);
  });

  test('mine is kept as it stands, with what was typed since', async () => {
    const { editor, server, pass, saver } = desk();
    editor.run(setFlowName('Mine'));
    server.change(edited(server.stored().doc, [setFlowName('Theirs')]));
    await pass(800);
    editor.run(setFlowName('Mine and more'));
    const [clash] = saver.state().clashes;
    if (clash) saver.choose(clash, 'mine');
    await pass(1);
    expect([editor.doc().name, server.stored().doc.name]).toEqual(['Mine and more', 'Mine and more']);
  });

  test('a hint that somebody saved is followed', async () => {
    const { editor, server, saver, pass } = desk();
    server.change(edited(server.stored().doc, [setFlowName('Theirs')]));
    saver.changedElsewhere(server.stored().etag);
    await pass(0);
    expect(editor.doc().name).toBe('Theirs');
  });

  test('a journal that cannot be written is told, and the page knows it has the only copy', async () => {
    const journal = { ...memoryJournal(), append: vi.fn(() => Promise.reject(new Error('full'))) };
    const { editor, saver, faults } = desk(engine(), journal);
    editor.run(setFlowName('Typed'));
    await settle();
    expect(faults).toHaveLength(1);
    expect(saver.isOnlyHere()).toBe(true);
  });

  test('stopped, it sends nothing more', async () => {
    const { editor, server, saver, pass } = desk();
    editor.run(setFlowName('Typed'));
    saver.stop();
    await pass(10_000);
    expect(server.stored().doc.name).toBe(courier().name);
  });
});
