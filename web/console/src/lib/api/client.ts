import createClient from 'openapi-fetch';
import { Problem, problemOf, UNREACHABLE } from './problem';
import type { paths } from './schema';
import { sessionLost } from './sessionLost';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Sent with every request that changes something; another site cannot send it without asking first, and is not answered (console.md §7). */
const GUARD = 'X-Engine-Console';

/** The one way to the engine. Cookies say who asks; no token ever stands in the page. */
export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin,
  credentials: 'same-origin',
  // Looked up at each call, so that a test can stand in for the network.
  fetch: (request) => globalThis.fetch(request),
});

client.use({
  onRequest: ({ request }) => {
    if (!SAFE.has(request.method)) request.headers.set(GUARD, '1');
    return request;
  },
  onResponse: async ({ response }) => {
    if (await hasEnded(response)) sessionLost.tell();
  },
  onError: ({ error }) => (isAbort(error) ? undefined : new Problem({ code: UNREACHABLE })),
});

const isAbort = (fault: unknown) => fault instanceof DOMException && fault.name === 'AbortError';

/** A password that is not believed is answered 401 too, and whoever typed it is still inside. */
const hasEnded = async (response: Response): Promise<boolean> => {
  if (response.status !== 401) return false;
  return !(await response.clone().text()).includes('"invalid_login"');
};

/** What openapi-fetch answers with, as far as it matters here. */
export interface Asked<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The answer with its headers; a refusal is thrown as a problem. */
export const whole = async <T>(asked: Promise<Asked<T>>): Promise<{ data: T; response: Response }> => {
  const { data, error, response } = await asked;
  if (!response.ok) throw problemOf(response, error);
  return { data: data as T, response };
};

/** The body of a successful answer. */
export const take = async <T>(asked: Promise<Asked<T>>): Promise<T> => (await whole(asked)).data;
