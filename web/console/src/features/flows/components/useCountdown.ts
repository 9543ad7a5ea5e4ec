import { useEffect, useState } from 'react';
import { systemClock } from '../../../lib/time/clock';
import { secondsUntil } from '../model/answers';

const SECOND_MS = 1000;

/** Seconds that are left of a wait that begins when it is asked for; null or 0 when there is none. */
export const useCountdown = (seconds: number | null, since: unknown): number => {
  const [left, setLeft] = useState(seconds ?? 0);
  useEffect(() => {
    void since;
    const until = systemClock.now() + (seconds ?? 0) * SECOND_MS;
    setLeft(seconds ?? 0);
    if (!seconds) return;
    const beat = setInterval(() => {
      const now = secondsUntil(until, systemClock.now());
      setLeft(now);
      if (now === 0) clearInterval(beat);
    }, SECOND_MS);
    return () => clearInterval(beat);
  }, [seconds, since]);
  return left;
};
