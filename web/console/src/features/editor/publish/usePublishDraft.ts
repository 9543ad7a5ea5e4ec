import { useQueryClient } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useSending } from '../../../lib/api/useSending';
import { publish } from '../api/publish';

/** Refused because somebody was faster: he saved the draft, or it is gone because he published it. */
const OVERTAKEN = { 412: 'merged', 409: 'no_draft' } as const;

const overtakenBy = (fault: unknown) => OVERTAKEN[asProblem(fault)?.status as keyof typeof OVERTAKEN] ?? null;

/** Publishes the draft that was seen, which takes it away. Where somebody was faster nothing is published: what is there now is to be read first. */
export const usePublishDraft = (flow_id: string, etag: string, onChanged: () => void) => {
  const queries = useQueryClient();
  const { mutate, isPending, error, data } = useSending({
    mutationFn: (message: string) => publish({ flow_id, etag, message }),
    onSuccess: () => onChanged(),
    onError: (fault) => overtakenBy(fault) && onChanged(),
    onSettled: (_, fault) =>
      !fault || overtakenBy(fault) ? queries.invalidateQueries({ queryKey: keys.flows.all }) : undefined,
  });
  const overtaken = overtakenBy(error);
  return {
    publish: mutate,
    busy: isPending,
    overtaken,
    problem: overtaken ? null : asProblem(error),
    published: data ?? null,
  };
};
