import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import type { Which } from '../model/versions';

/** What differs between two versions, or a version and the draft, in the engine's sentences; `seen` is the ETag of the draft that is meant. */
export const differenceQuery = (flow_id: string, from: Which, to: Which, seen = '') =>
  queryOptions({
    queryKey: keys.flows.difference(flow_id, from, to, seen),
    queryFn: () => take(client.GET('/v1/flows/{flow_id}/diff', { params: { path: { flow_id }, query: { from, to } } })),
  });
