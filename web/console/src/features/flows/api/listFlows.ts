import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';

const read = (page_token?: string) =>
  take(client.GET('/v1/flows', { params: { query: { page_size: WHOLE_PAGE, page_token } } }));

/** All flows of the account: the engine lists them oldest first and without filter, so they are filtered here. */
export const flowsQuery = queryOptions({ queryKey: keys.flows.list, queryFn: () => everyRow(read) });
