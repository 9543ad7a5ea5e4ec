import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { asProblem } from './problem';
import { useSending } from './useSending';

/** A change of something on the engine: afterwards what is named by the key is read again. */
export const useChange = <Given, Answer>(
  change: (given: Given) => Promise<Answer>,
  key: QueryKey,
  onDone: (answer: Answer) => void,
) => {
  const queries = useQueryClient();
  const { mutate, isPending, error, reset } = useSending({
    mutationFn: change,
    onSuccess: async (answer) => {
      await queries.invalidateQueries({ queryKey: key });
      onDone(answer);
    },
  });
  return { run: mutate, busy: isPending, problem: asProblem(error), reset };
};
