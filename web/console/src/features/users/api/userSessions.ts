import { queryOptions } from '@tanstack/react-query';
import type { User } from '../../../lib/api/bodies';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';

const at = (user_id: string) => ({ params: { path: { user_id } } });

/** Where somebody is signed in, the session seen last first. */
export const userSessionsQuery = (userId: string) =>
  queryOptions({
    queryKey: keys.users.sessions(userId),
    queryFn: async () => (await take(client.GET('/v1/users/{user_id}/sessions', at(userId)))).items,
  });

export const useEndSessions = (onDone: () => void) =>
  useChange(
    async ({ user_id }: User): Promise<unknown> => take(client.DELETE('/v1/users/{user_id}/sessions', at(user_id))),
    keys.users.all,
    onDone,
  );
