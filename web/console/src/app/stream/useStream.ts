import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { newsTaker } from '../../features/interactions/api/takeNews';
import { useMay } from '../../lib/actions/useMay';
import { live } from '../../lib/live/live';
import { pageAlarm } from '../../lib/time/alarm';
import { systemClock } from '../../lib/time/clock';
import { electByLock, openLine, otherPages, topicsFor } from './browserLine';
import { runStream } from './runStream';
import { hintTaker, refreshAll } from './takeHints';

/** Hears what happens on the engine while the console is open, as far as the reader may know it. */
export const useStream = (): void => {
  const queries = useQueryClient();
  const topics = topicsFor(useMay());
  useEffect(() => {
    if (!('EventSource' in globalThis)) return;
    return runStream({
      open: (events) => openLine(topics, events),
      elect: electByLock,
      others: otherPages(),
      now: systemClock.now,
      alarm: pageAlarm(systemClock.now),
      up: live.set,
      tell: newsTaker(queries),
      hint: hintTaker(queries),
      refresh: () => refreshAll(queries),
    });
  }, [queries, topics]);
};
