import { useMutation } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { asProblem } from '../../../lib/api/problem';
import type { components } from '../../../lib/api/schema';
import type { Values } from '../model/testRequest';

export type Findings = components['schemas']['Findings'];

/** What would stop a start, without starting anything. */
export const usePreflight = (flowId: string) => {
  const { mutate, data, isPending, error, reset } = useMutation({
    mutationFn: (values: Values) =>
      take(client.POST('/v1/interactions/preflight', { body: { flow_id: flowId, arguments: values } as never })),
  });
  return { check: mutate, findings: data ?? null, busy: isPending, problem: asProblem(error), reset };
};
