import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { live } from '../../../lib/live/live';

const AGAIN_MS = 15_000;

/** The engine tells when a trunk begins or ceases to answer, but not that its host's name has another address. */
const SELDOM_MS = 60_000;

export const trunkStatusQuery = (trunk_id: string) =>
  queryOptions({
    queryKey: keys.trunks.status(trunk_id),
    queryFn: () => take(client.GET('/v1/trunks/{trunk_id}/status', { params: { path: { trunk_id } } })),
    refetchInterval: () => (live.isUp() ? SELDOM_MS : AGAIN_MS),
  });
