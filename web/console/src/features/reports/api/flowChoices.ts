import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { everyRow, WHOLE_PAGE } from '../../../lib/api/pages';

/** Flows by name, to choose one. */
export const flowChoicesQuery = queryOptions({
  queryKey: [...keys.flows.all, 'choices'],
  queryFn: async () => {
    const flows = await everyRow((page_token) =>
      take(client.GET('/v1/flows', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
    );
    return flows
      .map(({ flow_id, name }) => ({ value: flow_id, label: name }))
      .sort((a, b) => a.label.localeCompare(b.label));
  },
});
