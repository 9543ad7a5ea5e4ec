import { useMutation } from '@tanstack/react-query';
import { client, whole } from '../../../lib/api/client';
import { asProblem } from '../../../lib/api/problem';
import type { Values } from '../model/testRequest';

export interface Sent {
  values: Values;
  /** The same for a repeat of the same request: it rings once. */
  key: string;
}

/** What came back, as an integrator would see it. */
export interface Answer {
  status: number;
  headers: [string, string][];
  body: string;
  interactionId: string;
}

const SHOWN = ['Location', 'RateLimit', 'RateLimit-Policy'];

const start = async (flow_id: string, { values, key }: Sent): Promise<Answer> => {
  const asked = client.POST('/flows/{flow_id}/interactions', {
    params: { path: { flow_id } },
    headers: { 'Idempotency-Key': `"${key}"` },
    body: values,
  });
  const { data, response } = await whole(asked);
  return {
    status: response.status,
    headers: SHOWN.flatMap((name): [string, string][] => {
      const value = response.headers.get(name);
      return value === null ? [] : [[name, value]];
    }),
    body: JSON.stringify(data, null, 2),
    interactionId: data.interaction_id,
  };
};

/** The real request: it calls somebody. */
export const useStartInteraction = (flowId: string) => {
  const { mutate, data, isPending, error } = useMutation({ mutationFn: (sent: Sent) => start(flowId, sent) });
  return { start: mutate, answer: data ?? null, busy: isPending, problem: asProblem(error) };
};
