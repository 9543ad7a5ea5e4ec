import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import type { components } from '../../../lib/api/schema';
import { isOver } from '../model/verdict';

/** A call changes by the second. */
const AGAIN_MS = 1_000;

export const interactionQuery = (interaction_id: string) =>
  queryOptions({
    queryKey: keys.interactions.one(interaction_id),
    queryFn: async () =>
      // Every member is in every answer; the description cannot say so of a body that nobody sends.
      (await take(
        client.GET('/v1/interactions/{interaction_id}', { params: { path: { interaction_id } } }),
      )) as Required<components['schemas']['InteractionDetailBody']>,
    refetchInterval: ({ state }) => (state.data && isOver(state.data) ? false : AGAIN_MS),
  });

/** The steps so far; asked for again whenever the interaction has a newer event. */
export const stepsQuery = (interaction_id: string, lastEvent: number) =>
  queryOptions({
    queryKey: [...keys.interactions.steps(interaction_id), lastEvent],
    queryFn: async () =>
      (await take(client.GET('/v1/interactions/{interaction_id}/steps', { params: { path: { interaction_id } } })))
        .items,
  });
