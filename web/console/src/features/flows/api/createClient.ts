import { useQueryClient } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';

/** A client that may start flows and nothing else. The answer is the only one that ever holds its secret, so it is kept in no cache. */
export const useCreateClient = (scope: string) => {
  const queries = useQueryClient();
  const { mutate, data, isPending, error, reset } = useSending({
    gcTime: 0,
    mutationFn: (name: string) => take(client.POST('/v1/clients', { body: { name, scopes: [scope] } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.clients }),
  });
  return { create: mutate, made: data ?? null, busy: isPending, problem: asProblem(error), forget: reset };
};
