import { useQueryClient } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';

export type FlowVerb = 'duplicate' | 'archive' | 'delete';

const at = (flow_id: string) => ({ params: { path: { flow_id } } });

const VERBS: Record<FlowVerb, (flowId: string) => Promise<unknown>> = {
  duplicate: (flowId) => take(client.POST('/v1/flows/{flow_id}/duplicate', { ...at(flowId), body: {} })),
  archive: (flowId) => take(client.POST('/v1/flows/{flow_id}/archive', at(flowId))),
  delete: (flowId) => take(client.DELETE('/v1/flows/{flow_id}', at(flowId))),
};

/** What can be done to a whole flow from its row. */
export const useChangeFlow = (onDone: (verb: FlowVerb) => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error, reset } = useSending({
    mutationFn: ({ verb, flowId }: { verb: FlowVerb; flowId: string }) => VERBS[verb](flowId),
    onSuccess: async (_, { verb }) => {
      await queries.invalidateQueries({ queryKey: keys.flows.all });
      onDone(verb);
    },
  });
  return { change: mutate, busy: isPending, problem: asProblem(error), reset };
};
