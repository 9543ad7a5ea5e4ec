import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';

const read = () =>
  everyRow((page_token) =>
    take(client.GET('/v1/trunks', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
  );

/** The trunks a number may prefer; none for who may not read them, as authors may not. */
export const trunksQuery = (mayRead: boolean) =>
  queryOptions({
    queryKey: mayRead ? keys.trunks.list : [...keys.trunks.all, 'unread'],
    queryFn: async () => (mayRead ? read() : []),
  });
