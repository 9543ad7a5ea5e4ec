import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';
import type { components } from '../../../lib/api/schema';

export type Client = components['schemas']['ClientBody'];

export const clientsQuery = queryOptions({
  queryKey: keys.clients,
  queryFn: () =>
    everyRow((page_token) =>
      take(client.GET('/v1/clients', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
    ),
});
