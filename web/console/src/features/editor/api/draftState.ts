import { queryOptions } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { DRAFT } from '../model/versions';
import { readDraft } from './draft';

const NOT_THERE = 404;

/** The draft as it stands; null when the flow has none, which is an answer. */
export const draftQuery = (flowId: string) =>
  queryOptions({
    queryKey: [...keys.flows.document(flowId, DRAFT), 'state'],
    queryFn: async () => {
      try {
        return await readDraft(flowId);
      } catch (fault) {
        const problem = asProblem(fault);
        if (problem?.status === NOT_THERE && problem.code !== 'flow_not_found') return null;
        throw fault;
      }
    },
  });
