import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';

/** Everything a developer needs to start this flow. */
export const requestQuery = (flow_id: string) =>
  queryOptions({
    queryKey: keys.flows.request(flow_id),
    queryFn: () => take(client.GET('/v1/flows/{flow_id}/request-details', { params: { path: { flow_id } } })),
  });
