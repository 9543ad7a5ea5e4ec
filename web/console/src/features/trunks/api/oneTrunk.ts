import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { tagged } from '../../../lib/api/tagged';

export const readTrunk = (trunk_id: string) =>
  tagged(client.GET('/v1/trunks/{trunk_id}', { params: { path: { trunk_id } } }));

/** One trunk with its tag, read anew each time it is opened to be edited. */
export const trunkQuery = (trunkId: string) =>
  queryOptions({ queryKey: keys.trunks.one(trunkId), queryFn: () => readTrunk(trunkId), staleTime: 0, gcTime: 0 });
