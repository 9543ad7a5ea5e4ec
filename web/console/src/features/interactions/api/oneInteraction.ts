import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { live } from '../../../lib/live/live';
import { type Detail, isOver } from '../model/verdict';

/** A call changes by the second, while the engine does not tell by itself. */
const AGAIN_MS = 1_000;

export const interactionQuery = (interaction_id: string) =>
  queryOptions({
    queryKey: keys.interactions.one(interaction_id),
    queryFn: async () =>
      (await take(client.GET('/v1/interactions/{interaction_id}', { params: { path: { interaction_id } } }))) as Detail,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : live.every(AGAIN_MS)),
  });

/** The steps so far; asked for again whenever the interaction has a newer event. */
export const stepsQuery = (interaction_id: string, lastEvent: number) =>
  queryOptions({
    queryKey: [...keys.interactions.steps(interaction_id), lastEvent],
    queryFn: async () =>
      (await take(client.GET('/v1/interactions/{interaction_id}/steps', { params: { path: { interaction_id } } })))
        .items,
  });
