import { browserDatabase } from '../../../lib/storage/database';
import { pageAlarm } from '../../../lib/time/alarm';
import { systemClock } from '../../../lib/time/clock';
import { getDraft, type Opened, putDraft } from '../api/draft';
import { indexedDbJournal } from '../edges/indexedDbJournal';
import type { Tabs } from '../edges/tabs';
import type { FlowDocument } from '../model/document';
import { createEditor } from '../model/editor';
import type { Fault } from '../model/faults';
import { type Journal, keptName, memoryJournal, readKept } from '../model/journal';
import type { Words } from '../model/kinds';
import { reopen } from '../model/reopen';
import { createSaver } from '../model/saver';
import { IDLE } from '../model/tools/tool';
import { KINDS } from '../steps/kinds';
import type { Desk, May } from './desk';
import { createStore } from './store';

/** The browser's database where there is one; a private window may have none. */
const journalHere = (told: (words: Words) => void): Journal => {
  try {
    return indexedDbJournal(browserDatabase());
  } catch (fault) {
    told({ key: 'save.journal', values: { why: String(fault) } });
    return memoryJournal();
  }
};

type Opening = {
  readonly flowId: string;
  /** Id of who is signed in. */
  readonly me: string;
  readonly body: Opened['body'];
  readonly doc: FlowDocument;
  readonly tabs: Tabs;
  readonly may: May;
};

/** Opens an editor on a draft: with what this machine had not sent, and with its undo list. */
export const openDesk = async ({ flowId, me, body, doc, tabs, may }: Opening): Promise<Desk> => {
  const told = createStore<Words | null>(null);
  const { now } = systemClock;
  const journal = journalHere(told.set);
  const server = { doc, etag: body.etag };
  const { mine: tab, others } = await tabs.find();
  const name = keptName(flowId, me);
  const records = await journal.read(name).catch((fault: unknown) => {
    told.set({ key: 'save.journal', values: { why: String(fault) } });
    return [];
  });
  const back = reopen(
    server,
    // Who may only look sees what the server has.
    may.edit ? records.map(readKept).filter((kept) => kept !== null) : [],
    tab,
    (other) => others.has(other),
  );
  const editor = createEditor({
    kinds: KINDS,
    now,
    history: { doc: back.doc, done: back.done, undone: back.undone },
    readOnly: !may.edit,
  });
  const saver = createSaver({
    editor,
    flow: name,
    tab,
    base: server,
    clashes: back.clashes,
    ports: {
      put: (stored) => putDraft(flowId, stored),
      get: () => getDraft(flowId),
      // What was kept when the reader could still edit stays kept.
      journal: may.edit ? journal : memoryJournal(),
      now,
      alarm: pageAlarm(now),
      onJournalFault: (fault) => told.set({ key: 'save.journal', values: { why: String(fault) } }),
    },
  });
  // A record that stays is merged again next time, which changes nothing.
  if (may.edit) await Promise.allSettled(back.taken.map((gone) => journal.remove(name, gone)));
  return {
    flowId,
    may,
    editor,
    saver,
    faults: createStore<readonly Fault[]>(body.faults),
    tool: createStore(IDLE as ReturnType<Desk['tool']['get']>),
    tab: createStore('settings' as ReturnType<Desk['tab']['get']>),
    wanted: createStore<string | null>(null),
    told,
    lit: createStore<ReadonlySet<string> | null>(null),
  };
};
