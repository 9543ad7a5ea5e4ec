import { queryOptions } from '@tanstack/react-query';
import { client } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { tagged } from '../../../lib/api/tagged';

export const readNumber = (number: string) =>
  tagged(client.GET('/v1/numbers/{number}', { params: { path: { number } } }));

/** One number with its tag, read anew each time it is opened to be edited. */
export const numberQuery = (number: string) =>
  queryOptions({ queryKey: keys.number(number), queryFn: () => readNumber(number), staleTime: 0, gcTime: 0 });
