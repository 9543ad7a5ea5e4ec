import { infiniteQueryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import type { components } from '../../../lib/api/schema';
import type { ReportQuery } from '../model/period';

export type ReportRow = components['schemas']['StepBody'];

const PAGE_ROWS = 50;

/** The report, a row for each step, the oldest first as the engine orders it. */
export const rowsQuery = (query: ReportQuery) =>
  infiniteQueryOptions({
    queryKey: keys.reports.rows(query),
    initialPageParam: undefined as string | undefined,
    queryFn: async ({ pageParam }) =>
      // The description knows both forms of the answer; this asks for the one with pages.
      (await take(
        client.GET('/v1/reports/flow-executions', {
          params: { query: { ...query, page_size: PAGE_ROWS, page_token: pageParam } },
          headers: { Accept: 'application/json' },
        }),
      )) as components['schemas']['ListBodyOfStepBody'],
    getNextPageParam: ({ next_page_token }) => next_page_token ?? undefined,
  });
