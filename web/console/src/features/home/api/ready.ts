import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { problemOf } from '../../../lib/api/problem';
import { live } from '../../../lib/live/live';
import { isReadiness, type Readiness } from '../model/readiness';

/** While the engine does not tell of itself. */
const AGAIN_MS = 15_000;

/** A node that is not ready says so with 503, which is an answer here and no fault. */
const read = async (): Promise<Readiness> => {
  const { data, error, response } = await client.GET('/health/ready');
  const body: unknown = data ?? error;
  if (isReadiness(body)) return body;
  throw problemOf(response, body);
};

export const readyQuery = queryOptions({
  queryKey: keys.ready,
  queryFn: read,
  refetchInterval: () => live.every(AGAIN_MS),
});
