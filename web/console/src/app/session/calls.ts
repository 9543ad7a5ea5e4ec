import { queryOptions } from '@tanstack/react-query';
import { keys } from '../../lib/api/keys';
import { Problem } from '../../lib/api/problem';
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

/** Nobody is signed in: an answer, not a fault. */
const readSession = async (): Promise<Session | null> => {
  try {
    return sessionOf(await send('GET', '/v1/session'));
  } catch (fault) {
    if (fault instanceof Problem && fault.status === 401) return null;
    throw fault;
  }
};

export const sessionQuery = queryOptions({ queryKey: keys.session, queryFn: readSession, staleTime: 60_000 });

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
