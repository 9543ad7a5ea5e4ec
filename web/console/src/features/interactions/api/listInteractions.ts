import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { type InteractionSearch, queryOf } from '../model/filters';

const PAGE_ROWS = 50;

/** While something may run, the first page is read again: until the engine tells of changes by itself. */
const AGAIN_MS = 5_000;

export const interactionsQuery = (search: InteractionSearch) =>
  infiniteQueryOptions({
    queryKey: keys.interactions.list(search),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/v1/interactions', {
          params: { query: { ...queryOf(search), page_size: PAGE_ROWS, page_token: pageParam } },
        }),
      ),
    getNextPageParam: ({ next_page_token }) => next_page_token ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages[0]?.items.some((row) => row.state !== 'ended') ? AGAIN_MS : false,
  });
