import { useQueryClient } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';

/** Ends a call that runs; 409 when it had ended. */
export const useCancelInteraction = (onDone: () => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error, reset } = useSending({
    mutationFn: (interaction_id: string) =>
      take(client.POST('/v1/interactions/{interaction_id}/cancel', { params: { path: { interaction_id } } })),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.interactions.all });
      onDone();
    },
  });
  return { cancel: mutate, busy: isPending, problem: asProblem(error), reset };
};
