import type { FlowDocument } from '../model/document';
import { createEditor } from '../model/editor';
import type { Fault } from '../model/faults';
import { opened } from '../model/history';
import { memoryJournal } from '../model/journal';
import type { Words } from '../model/kinds';
import { createSaver } from '../model/saver';
import { IDLE, type Tool } from '../model/tools/tool';
import { KINDS } from '../steps/kinds';
import type { Desk } from './desk';
import { createStore } from './store';

const NEVER = { is: 'refused', why: 'forbidden' } as const;

/** A desk to look at a document that nobody changes: nothing is saved, kept or asked. */
export const lookDesk = (flowId: string, doc: FlowDocument): Desk => {
  const editor = createEditor({ kinds: KINDS, now: () => 0, history: opened(doc), readOnly: true });
  const saver = createSaver({
    editor,
    flow: flowId,
    tab: 'look',
    base: { doc, etag: '' },
    ports: {
      put: async () => NEVER,
      get: async () => NEVER,
      journal: memoryJournal(),
      now: () => 0,
      alarm: () => undefined,
      onJournalFault: () => undefined,
    },
  });
  return {
    flowId,
    may: { edit: false, publish: false },
    editor,
    saver,
    faults: createStore<readonly Fault[]>([]),
    tool: createStore<Tool>(IDLE),
    tab: createStore<ReturnType<Desk['tab']['get']>>('settings'),
    wanted: createStore<string | null>(null),
    told: createStore<Words | null>(null),
    lit: createStore<ReadonlySet<string> | null>(null),
  };
};
