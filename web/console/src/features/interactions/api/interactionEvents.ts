import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { WHOLE_PAGE } from '../../../lib/api/pages';
import type { components } from '../../../lib/api/schema';
import { live } from '../../../lib/live/live';

export type EngineEvent = components['schemas']['EventBody'];

const AGAIN_MS = 1_000;
const LAST = 'interaction_ended';

const readOn = async (interaction_id: string, known: readonly EngineEvent[]): Promise<EngineEvent[]> => {
  const all = [...known];
  for (;;) {
    const query = { after: all.at(-1)?.number ?? 0, page_size: WHOLE_PAGE };
    const path = { interaction_id };
    const { items } = await take(client.GET('/v1/interactions/{interaction_id}/events', { params: { path, query } }));
    all.push(...items);
    if (items.length < WHOLE_PAGE) return all;
  }
};

/** All events so far. They never change, so only those that came since are asked for. */
export const eventsQuery = (interactionId: string) => {
  const queryKey = keys.interactions.events(interactionId);
  return queryOptions({
    queryKey,
    queryFn: ({ client: queries }) => readOn(interactionId, queries.getQueryData<EngineEvent[]>(queryKey) ?? []),
    refetchInterval: ({ state }) => (state.data?.at(-1)?.type === LAST ? false : live.every(AGAIN_MS)),
  });
};
