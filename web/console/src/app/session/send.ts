import { Problem, problemOf, UNREACHABLE } from '../../lib/api/problem';

/** The requests that come before the description of the API is of use: who am I, let me in, let me out. */
export const send = async (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: object,
): Promise<unknown> => {
  const asked = globalThis.fetch(path, {
    method,
    credentials: 'same-origin',
    headers: {
      ...(method === 'GET' ? {} : { 'X-Engine-Console': '1' }),
      ...(body ? { 'Content-Type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const answer = await asked.catch(() => {
    throw new Problem({ code: UNREACHABLE });
  });
  const text = await answer.text();
  const read = answer.headers.get('Content-Type')?.includes('json') ? (JSON.parse(text) as unknown) : null;
  if (!answer.ok) throw problemOf(answer, read);
  return read;
};
