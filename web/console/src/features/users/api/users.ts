import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';

export const usersQuery = queryOptions({
  queryKey: keys.users.list,
  queryFn: () =>
    everyRow((page_token) =>
      take(client.GET('/v1/users', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
    ),
});
