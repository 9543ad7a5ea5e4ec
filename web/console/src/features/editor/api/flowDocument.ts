import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { DRAFT, type Which } from '../model/versions';
import { readDraft } from './draft';

const read = async (flow_id: string, which: Which): Promise<unknown> => {
  if (which === DRAFT) return (await readDraft(flow_id)).body.document;
  const path = { flow_id, number: Number(which) };
  return (await take(client.GET('/v1/flows/{flow_id}/versions/{number}', { params: { path } }))).document;
};

/** The document of a version, which never changes, or of the draft as it is now; `seen` is the ETag of the draft that is meant. */
export const documentQuery = (flowId: string, which: Which, seen = '') =>
  queryOptions({
    queryKey: keys.flows.document(flowId, which, seen),
    queryFn: () => read(flowId, which),
    ...(which !== DRAFT && { staleTime: Number.POSITIVE_INFINITY }),
  });
