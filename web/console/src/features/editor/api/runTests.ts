import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';

/** The stored tests run on the draft that was seen: they dial nothing, so asking again is no harm. */
export const testsQuery = (flow_id: string, etag: string) =>
  queryOptions({
    queryKey: keys.flows.test(flow_id, etag),
    queryFn: async () =>
      (
        await take(
          client.POST('/v1/flows/{flow_id}/test', { params: { path: { flow_id } }, body: { version: 'draft' } }),
        )
      ).results,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
