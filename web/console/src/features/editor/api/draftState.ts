import { queryOptions } from '@tanstack/react-query';
import { keys } from '../../../lib/api/keys';
import { DRAFT } from '../model/versions';
import { lacksDraft, readDraft } from './draft';

/** The draft as it stands; null when the flow has none, which is an answer. */
export const draftQuery = (flowId: string) =>
  queryOptions({
    queryKey: [...keys.flows.document(flowId, DRAFT), 'state'],
    queryFn: async () => {
      try {
        return await readDraft(flowId);
      } catch (fault) {
        if (lacksDraft(fault)) return null;
        throw fault;
      }
    },
  });
