import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { WHOLE_PAGE } from '../../../lib/api/pages';

/** How many calls run on a version; what the engine counts beyond one page is only known to be more. */
export const callsQuery = (flow_id: string, flow_version: number) =>
  queryOptions({
    queryKey: [...keys.interactions.underWay(flow_id), flow_version],
    queryFn: async () => {
      const pages = await Promise.all(
        ['running', 'accepted'].map((state) =>
          take(
            client.GET('/v1/interactions', {
              params: { query: { flow_id, flow_version, state, page_size: WHOLE_PAGE } },
            }),
          ),
        ),
      );
      return {
        count: pages.reduce((sum, { items }) => sum + items.length, 0),
        isMore: pages.some(({ next_page_token }) => next_page_token !== null),
      };
    },
  });
