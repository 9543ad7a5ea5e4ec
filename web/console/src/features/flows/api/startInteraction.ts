import { client } from '../../../lib/api/client';
import { asProblem, type Problem, problemOf } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';
import type { Values } from '../model/testRequest';

export interface Sent {
  values: Values;
  /** The same for a repeat of the same request: it rings once. */
  key: string;
}

/** What came back, as an integrator's program would see it: an answer too when it is a refusal. */
export interface Answer {
  status: number;
  headers: [string, string][];
  body: string;
  /** Null when nothing was started. */
  interactionId: string | null;
  problem: Problem | null;
}

const SHOWN = ['Location', 'RateLimit', 'RateLimit-Policy', 'Retry-After', 'Idempotent-Replayed', 'WWW-Authenticate'];

const start = async (flow_id: string, { values, key }: Sent): Promise<Answer> => {
  const { data, error, response } = await client.POST('/flows/{flow_id}/interactions', {
    params: { path: { flow_id } },
    headers: { 'Idempotency-Key': `"${key}"` },
    body: values,
  });
  return {
    status: response.status,
    headers: SHOWN.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
    body: JSON.stringify(data ?? error ?? null, null, 2),
    interactionId: data?.interaction_id ?? null,
    problem: response.ok ? null : problemOf(response, error),
  };
};

/** The real request: it calls somebody. A problem is what kept it from being answered at all. */
export const useStartInteraction = (flowId: string) => {
  const { mutate, data, isPending, error, reset } = useSending({ mutationFn: (sent: Sent) => start(flowId, sent) });
  return { start: mutate, answer: data ?? null, busy: isPending, problem: asProblem(error), reset };
};
