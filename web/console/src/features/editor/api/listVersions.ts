import { queryOptions } from '@tanstack/react-query';
import type { Version } from '../../../lib/api/bodies';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, type Page, WHOLE_PAGE } from '../../../lib/api/pages';

/** The versions of a flow, newest first. */
export const versionsQuery = (flow_id: string) =>
  queryOptions({
    queryKey: keys.flows.versions(flow_id),
    queryFn: () =>
      everyRow<Version>(
        (page_token) =>
          take(
            client.GET('/v1/flows/{flow_id}/versions', {
              params: { path: { flow_id }, query: { page_size: WHOLE_PAGE, page_token } },
            }),
          ) as Promise<Page<Version>>,
      ),
  });
