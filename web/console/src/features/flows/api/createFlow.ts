import { useQueryClient } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';
import { bodyOf, type Draft } from '../model/newFlow';

const create = async (draft: Draft): Promise<string> => {
  // The engine reads the document, and says what is wrong with it; here it is text out of a file.
  const { flow_id } = await take(client.POST('/v1/flows', { body: bodyOf(draft) as never }));
  const scenarios = draft.start?.kind === 'sample' ? draft.start.sample.scenarios : [];
  for (const { name, text } of scenarios) {
    await take(
      client.PUT('/v1/flows/{flow_id}/scenarios/{name}', { params: { path: { flow_id, name } }, body: text as never }),
    );
  }
  return flow_id;
};

/** Makes the flow, with its tests when it comes from a sample. */
export const useCreateFlow = (onDone: (flowId: string) => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error } = useSending({
    mutationFn: create,
    onSuccess: async (flowId) => {
      await queries.invalidateQueries({ queryKey: keys.flows.all });
      onDone(flowId);
    },
  });
  return { create: mutate, busy: isPending, problem: asProblem(error) };
};
