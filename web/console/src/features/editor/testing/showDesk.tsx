import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { configure, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { vi } from 'vitest';
import { startWords } from '../../../lib/i18n/words';
import { resourcesQuery } from '../api/resources';
import { type Desk, DeskContext } from '../desk/desk';
import { createStore } from '../desk/store';
import type { FlowDocument } from '../model/document';
import { openEditor } from '../model/editor';
import type { Fault } from '../model/faults';
import { memoryJournal } from '../model/journal';
import { createSaver } from '../model/saver';
import { IDLE } from '../model/tools/tool';
import { KINDS } from '../steps/kinds';

// A limit for a machine that does much else, not a wait: what is asked for is there at once.
vi.setConfig({ testTimeout: 120_000 });
configure({ asyncUtilTimeout: 60_000 });

/** A desk on a document, with an engine that keeps whatever is sent and an alarm that never rings. */
export const deskOn = (doc: FlowDocument): Desk => {
  const editor = openEditor(doc, KINDS, () => 0);
  const saver = createSaver({
    editor,
    flow: 'f',
    tab: 't',
    base: { doc, etag: 'e1' },
    ports: {
      put: async () => ({ is: 'saved', etag: 'e2' }),
      get: async () => ({ is: 'no_answer' }),
      journal: memoryJournal(),
      now: () => 0,
      alarm: () => undefined,
      onJournalFault: (fault) => {
        throw fault;
      },
    },
  });
  return {
    flowId: 'f',
    may: { edit: true, publish: true },
    editor,
    saver,
    faults: createStore<readonly Fault[]>([]),
    tool: createStore<ReturnType<Desk['tool']['get']>>(IDLE),
    tab: createStore<ReturnType<Desk['tab']['get']>>('settings'),
    wanted: createStore<string | null>(null),
    told: createStore<ReturnType<Desk['told']['get']>>(null),
    lit: createStore<ReturnType<Desk['lit']['get']>>(null),
  };
};

/** Shows parts of the editor on a desk; the account has one number. */
export const showOn = async (desk: Desk, parts: ReactNode) => {
  await startWords('en');
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } },
  });
  queries.setQueryData(resourcesQuery('numbers').queryKey, [
    { id: '+12025550100', label: '+12025550100 · Front desk' },
  ]);
  for (const kind of ['trunks', 'prompts', 'connections', 'functions', 'ring_groups'] as const)
    queries.setQueryData(resourcesQuery(kind).queryKey, []);
  return render(
    <QueryClientProvider client={queries}>
      <DeskContext value={desk}>{parts}</DeskContext>
    </QueryClientProvider>,
  );
};
