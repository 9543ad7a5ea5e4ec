import { useQueryClient } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';

/** Replaces the labels of a flow. */
export const useLabelFlow = (flow_id: string, onDone: () => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error } = useSending({
    mutationFn: (labels: string[]) =>
      take(client.PUT('/v1/flows/{flow_id}/labels', { params: { path: { flow_id } }, body: { labels } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.flows.all });
      onDone();
    },
  });
  return { save: mutate, busy: isPending, problem: asProblem(error) };
};
