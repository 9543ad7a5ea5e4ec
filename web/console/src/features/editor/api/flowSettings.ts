import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';

/** How the flow stands and is treated. */
export const flowQuery = (flow_id: string) =>
  queryOptions({
    queryKey: keys.flows.one(flow_id),
    queryFn: () => take(client.GET('/v1/flows/{flow_id}', { params: { path: { flow_id } } })),
  });
