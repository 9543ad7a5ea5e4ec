import { useMutation, useQueryClient } from '@tanstack/react-query';
import { keys } from '../../lib/api/keys';
import { asProblem } from '../../lib/api/problem';
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
    },
  });
  return { signIn: mutate, busy: isPending, problem: asProblem(error) };
};
