import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';

export const draftQuery = (flow_id: string) =>
  queryOptions({
    queryKey: keys.flows.one(flow_id),
    queryFn: () => take(client.GET('/v1/flows/{flow_id}/draft', { params: { path: { flow_id } } })),
  });
