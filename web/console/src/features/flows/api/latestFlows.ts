import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';

const LATEST = 5;

/** The flows changed last, the latest first. */
export const latestFlowsQuery = queryOptions({
  queryKey: [...keys.flows.all, 'latest'],
  queryFn: async () =>
    (await take(client.GET('/v1/flows', { params: { query: { sort: 'updated', page_size: LATEST } } }))).items,
});
