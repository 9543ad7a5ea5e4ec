import { queryOptions } from '@tanstack/react-query';
import { keys } from '../../lib/api/keys';
import { Problem } from '../../lib/api/problem';
import { sessionLost } from '../../lib/api/sessionLost';
import { send } from './send';
import { type Session, sessionOf, setupOf } from './sessionBody';

export interface Credentials {
  login: string;
  password: string;
}

export interface FirstUser extends Credentials {
  token: string;
  name: string;
}

/**
 * Nobody is signed in: an answer, not a fault. Who was, and has not signed out, keeps his page with all that he typed there; he is asked to
 * sign in over it.
 */
const readSession = async (before: Session | null): Promise<Session | null> => {
  try {
    return sessionOf(await send('GET', '/v1/session'));
  } catch (fault) {
    if (!(fault instanceof Problem) || fault.status !== 401) throw fault;
    if (before) sessionLost.tell();
    return before;
  }
};

export const sessionQuery = queryOptions({
  queryKey: keys.session,
  queryFn: ({ client }) => readSession(client.getQueryData<Session | null>(keys.session) ?? null),
  staleTime: 60_000,
});

export const setupQuery = queryOptions({
  queryKey: keys.setup,
  queryFn: async () => setupOf(await send('GET', '/v1/setup')),
});

export const signIn = (credentials: Credentials) => send('POST', '/v1/session', credentials);
export const signOut = () => send('DELETE', '/v1/session');
export const setUp = (user: FirstUser) => send('POST', '/v1/setup', user);

/** By the token of a link; the answer signs its user in. */
export const setPassword = (token: string, new_password: string) =>
  send('PUT', '/v1/session/password', { token, new_password });
