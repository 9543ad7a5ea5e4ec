import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import type { ReportQuery } from '../model/period';

/** When the latest call before the period was, that fits the other filters; null without one. */
export const nearestQuery = ({ from, flow_id, outcome, number }: ReportQuery) =>
  queryOptions({
    queryKey: [...keys.reports.all, 'nearest', from, flow_id, outcome, number],
    queryFn: async () => {
      const query = { to: from, flow_id, outcome, number, page_size: 1 };
      const { items } = await take(client.GET('/v1/interactions', { params: { query } }));
      return items[0]?.accepted_at ?? null;
    },
  });
