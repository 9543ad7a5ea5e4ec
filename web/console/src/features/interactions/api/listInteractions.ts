import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { live } from '../../../lib/live/live';
import { type Filters, queryOf } from '../model/filters';
import { isOver } from '../model/verdict';

const PAGE_ROWS = 50;

/** While the engine does not tell by itself: often where something runs, else now and then for what is new. */
const AGAIN_MS = 5_000;
const SELDOM_MS = 30_000;

export const interactionsQuery = (filters: Filters) =>
  infiniteQueryOptions({
    queryKey: keys.interactions.list(filters),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      take(
        client.GET('/v1/interactions', {
          params: { query: { ...queryOf(filters), page_size: PAGE_ROWS, page_token: pageParam } },
        }),
      ),
    getNextPageParam: ({ next_page_token }) => next_page_token ?? undefined,
    refetchInterval: ({ state }) =>
      live.every(state.data?.pages[0]?.items.some((row) => !isOver(row)) ? AGAIN_MS : SELDOM_MS),
  });

/** What runs or waits now, wherever it stands in the list. */
export const liveQuery = (filters: Filters) =>
  queryOptions({
    queryKey: keys.interactions.live(filters),
    queryFn: async () => {
      const pages = await Promise.all(
        ['running', 'accepted'].map((state) =>
          take(
            client.GET('/v1/interactions', {
              params: { query: { ...queryOf(filters), state, page_size: PAGE_ROWS } },
            }),
          ),
        ),
      );
      return pages.flatMap(({ items }) => items);
    },
    refetchInterval: () => live.every(AGAIN_MS),
  });
