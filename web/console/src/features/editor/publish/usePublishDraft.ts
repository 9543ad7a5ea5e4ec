import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';
import { publish } from '../api/publish';

const CHANGED = 412;

/** Publishes the draft that was seen, which takes it away. Where somebody saved meanwhile nothing is published: theirs is to be taken in first. */
export const usePublishDraft = (flow_id: string, etag: string, onChanged: () => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error, data } = useSending({
    mutationFn: (message: string) => publish({ flow_id, etag, message }),
    onSuccess: () => {
      onChanged();
      return queries.invalidateQueries({ queryKey: keys.flows.all });
    },
    onError: (fault) => asProblem(fault)?.status === CHANGED && onChanged(),
  });
  const problem = asProblem(error);
  const merged = problem?.status === CHANGED;
  return { publish: mutate, busy: isPending, merged, problem: merged ? null : problem, published: data ?? null };
};
