import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../lib/api/keys';
import { asProblem } from '../../lib/api/problem';
import { sessionFound } from '../../lib/api/sessionLost';
import { signIn } from './calls';

/** Signing in: afterwards everything is asked for again, for it may be somebody else. */
export const useSignIn = (onDone?: () => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.session });
      await queries.invalidateQueries();
      onDone?.();
      sessionFound.tell();
    },
  });
  return { signIn: mutate, busy: isPending, problem: asProblem(error) };
};
