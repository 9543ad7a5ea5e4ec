import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { DRAFT } from '../model/versions';
import { lacksDraft, readDraft } from './draft';

/** The draft as it stands; null when the flow has none, which is an answer. */
export const draftQuery = (flowId: string) =>
  queryOptions({
    queryKey: [...keys.flows.document(flowId, DRAFT), 'state'],
    queryFn: async () => {
      // Most flows stand as they were published: asked first, so that no answer is a refusal.
      const { has_draft } = await take(client.GET('/v1/flows/{flow_id}', { params: { path: { flow_id: flowId } } }));
      if (!has_draft) return null;
      try {
        return await readDraft(flowId);
      } catch (fault) {
        if (lacksDraft(fault)) return null;
        throw fault;
      }
    },
  });
