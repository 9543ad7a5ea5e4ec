import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { newsTaker } from '../../features/interactions/api/takeNews';
import { useMay } from '../../lib/actions/useMay';
import { keys } from '../../lib/api/keys';
import { live } from '../../lib/live/live';
import { pageAlarm } from '../../lib/time/alarm';
import { systemClock } from '../../lib/time/clock';
import { electByLock, openLine, otherPages } from './browserLine';
import { runStream } from './runStream';

/** Hears what happens on the engine while the console is open, for whoever may read it. */
export const useStream = (): void => {
  const queries = useQueryClient();
  const isAllowed = useMay()('interactions:read');
  useEffect(() => {
    if (!isAllowed || !('EventSource' in globalThis)) return;
    return runStream({
      open: openLine,
      elect: electByLock,
      others: otherPages(),
      now: systemClock.now,
      alarm: pageAlarm(systemClock.now),
      up: live.set,
      tell: newsTaker(queries),
      refresh: () => void queries.invalidateQueries({ queryKey: keys.interactions.all }),
    });
  }, [queries, isAllowed]);
};
