import { useEffect } from 'react';
import { sessionFound } from '../../../lib/api/sessionLost';
import type { Saver } from '../model/saver';

/** Sends what is pending when the page is left, asks back while something is only here, and tries again when the network is back. */
export const useLeaving = (saver: Saver): void => {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      saver.flush();
      if (saver.isOnlyHere()) event.preventDefault();
    };
    const onHide = () => document.visibilityState === 'hidden' && saver.flush();
    addEventListener('beforeunload', onLeave);
    addEventListener('online', saver.back);
    const deaf = sessionFound.hear(saver.back);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      removeEventListener('beforeunload', onLeave);
      removeEventListener('online', saver.back);
      deaf();
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [saver]);
};
