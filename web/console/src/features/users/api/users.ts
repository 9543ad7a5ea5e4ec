import { queryOptions } from '@tanstack/react-query';
import { take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';
import { undescribed } from '../../../lib/api/undescribed';

export const usersQuery = queryOptions({
  queryKey: keys.users.list,
  queryFn: () =>
    everyRow((page_token) =>
      take(undescribed.GET('/v1/users', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
    ),
});
