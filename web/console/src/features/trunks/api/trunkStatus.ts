import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';

/** Until the engine tells of trunks by itself. */
const AGAIN_MS = 15_000;

export const trunkStatusQuery = (trunk_id: string) =>
  queryOptions({
    queryKey: keys.trunks.status(trunk_id),
    queryFn: () => take(client.GET('/v1/trunks/{trunk_id}/status', { params: { path: { trunk_id } } })),
    refetchInterval: AGAIN_MS,
  });
