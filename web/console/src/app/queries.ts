import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '../lib/api/problem';

/** Until the engine tells of changes by itself, what is older than this is read again when its page is opened. */
const FRESH_MS = 5_000;
const ATTEMPTS = 2;

/** Only what may pass by itself is tried again: a refusal stays one. */
const mayPass = (fault: unknown): boolean => {
  const status = asProblem(fault)?.status;
  return status === 0 || status === 502 || status === 503 || status === 504;
};

export const queries = new QueryClient({
  defaultOptions: {
    queries: { staleTime: FRESH_MS, retry: (failures, fault) => failures < ATTEMPTS && mayPass(fault) },
    mutations: { retry: false },
  },
});
