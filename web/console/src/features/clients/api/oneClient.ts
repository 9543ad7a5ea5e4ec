import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { tagged } from '../../../lib/api/tagged';

export const readClient = (client_id: string) =>
  tagged(client.GET('/v1/clients/{client_id}', { params: { path: { client_id } } }));

/** One client with its tag, read anew each time it is opened to be edited. */
export const clientQuery = (clientId: string) =>
  queryOptions({ queryKey: keys.client(clientId), queryFn: () => readClient(clientId), staleTime: 0, gcTime: 0 });
