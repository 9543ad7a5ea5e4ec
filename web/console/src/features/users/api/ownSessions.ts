import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';

/** Where I am signed in, the session seen last first. */
export const ownSessionsQuery = queryOptions({
  queryKey: keys.ownSessions,
  queryFn: async () => (await take(client.GET('/v1/sessions'))).items,
});

export const useEndOwnSession = () =>
  useChange(
    async (session_id: string): Promise<unknown> =>
      take(client.DELETE('/v1/sessions/{session_id}', { params: { path: { session_id } } })),
    keys.ownSessions,
    () => {},
  );
