import { queryOptions } from '@tanstack/react-query';
import { type Asked, client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import type { CheckKey, Found } from '../model/checks';

const first = { params: { query: { page_size: 1 } } };

/** One row is enough to know. */
const any = async (asked: Promise<Asked<{ items: unknown[] }>>): Promise<Found> => ({
  done: (await take(asked)).items.length > 0,
  flowId: null,
});

const flow = async (query: { state?: 'published'; sort: 'updated' }): Promise<Found> => {
  const { items } = await take(client.GET('/v1/flows', { params: { query: { ...query, page_size: 1 } } }));
  return { done: items.length > 0, flowId: items[0]?.flow_id ?? null };
};

const readers: Record<CheckKey, { key: readonly string[]; read: () => Promise<Found> }> = {
  trunk: { key: keys.trunks.all, read: () => any(client.GET('/v1/trunks', first)) },
  number: { key: keys.numbers, read: () => any(client.GET('/v1/numbers', first)) },
  client: { key: keys.clients, read: () => any(client.GET('/v1/clients', first)) },
  flow: { key: keys.flows.all, read: () => flow({ sort: 'updated' }) },
  publish: { key: keys.flows.all, read: () => flow({ state: 'published', sort: 'updated' }) },
  test: { key: keys.interactions.all, read: () => any(client.GET('/v1/interactions', first)) },
};

/** How a check stands; named below what it asks for, so that it is asked again when that changes. */
export const checkQuery = (check: CheckKey) =>
  queryOptions({ queryKey: [...readers[check].key, 'check', check], queryFn: readers[check].read });
