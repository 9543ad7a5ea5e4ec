import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useMay } from '../../../lib/actions/useMay';
import { useMe } from '../../../lib/actions/useMe';
import { keys } from '../../../lib/api/keys';
import { asProblem, Problem } from '../../../lib/api/problem';
import { browserRandom, newId } from '../../../lib/ids/ids';
import { hints } from '../../../lib/live/live';
import { readStanding } from '../api/draft';
import { openTabs } from '../edges/tabs';
import type { Desk } from './desk';
import { openDesk } from './openDesk';

export type Opening =
  | { readonly is: 'opening' }
  | { readonly is: 'failed'; readonly problem: Problem; readonly again: () => void }
  | { readonly is: 'unreadable'; readonly place: string; readonly text: string }
  | { readonly is: 'open'; readonly desk: Desk };

/** A right that was held stays as long as the page: who loses it while he types is told when he saves, and what he typed stays in sight. */
const useGranted = (now: boolean): boolean => {
  const held = useRef(now);
  held.current ||= now;
  return held.current;
};

/** Opens the editor's desk for a flow, and closes it with the component. */
export const useOpenDesk = (flowId: string): Opening => {
  const holds = useMay();
  const me = useMe();
  const edit = useGranted(holds('flows:write'));
  const publish = holds('flows:publish');
  const queries = useQueryClient();
  const [opening, setOpening] = useState<Opening>({ is: 'opening' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let gone = false;
    let desk: Desk | null = null;
    let deaf = () => {};
    const tabs = openTabs(flowId, () => newId(browserRandom));
    const open = async (): Promise<Opening> => {
      const { body, reading } = await readStanding(flowId);
      if ('unreadable' in reading)
        return { is: 'unreadable', place: reading.unreadable, text: JSON.stringify(body.document, null, 2) };
      desk = await openDesk({ flowId, me, body, doc: reading.doc, tabs, may: { edit, publish } });
      // An id of null says that anything may have changed.
      deaf = hints.listen(({ topic, id, etag }) => {
        if (topic === 'draft' && etag !== null && (id === flowId || id === null)) desk?.saver.changedElsewhere(etag);
      });
      return { is: 'open', desk };
    };
    setOpening({ is: 'opening' });
    open().then(
      (opened) => (gone ? close() : setOpening(opened)),
      (fault: unknown) => {
        const problem = asProblem(fault) ?? new Problem({ code: 'unexpected', title: String(fault) });
        if (!gone) setOpening({ is: 'failed', problem, again: () => setAttempt(attempt + 1) });
      },
    );
    const close = () => {
      deaf();
      // Whoever has signed in since would send it in his own name.
      if (queries.getQueryData<{ user: { user_id: string } } | null>(keys.session)?.user.user_id === me)
        desk?.saver.flush();
      desk?.saver.stop();
      tabs.leave();
    };
    return () => {
      gone = true;
      close();
    };
  }, [flowId, me, queries, attempt, edit, publish]);
  return opening;
};
