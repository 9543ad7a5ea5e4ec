import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMay } from '../actions/useMay';
import { client, take } from './client';
import { keys } from './keys';
import { everyRow, WHOLE_PAGE } from './pages';

const USER = /^user:/;

/** Programs by the ids that stand where they changed something. */
const programsQuery = queryOptions({
  queryKey: [...keys.clients, 'names'],
  queryFn: async () => {
    const rows = await everyRow((page_token) =>
      take(client.GET('/v1/clients', { params: { query: { page_size: WHOLE_PAGE, page_token } } })),
    );
    return new Map(rows.map(({ client_id, name }) => [client_id, name]));
  },
});

/** Who saved or published, as people call him: a login, or the name of a program, its id where nobody may know its name; null when it is not known. */
export const authorOf = (by: string | null, programs: ReadonlyMap<string, string> | undefined): string | null =>
  by === null ? null : USER.test(by) ? by.replace(USER, '') : (programs?.get(by) ?? by);

export const useAuthor = (): ((by: string | null) => string | null) => {
  const may = useMay();
  const { data } = useQuery({ ...programsQuery, enabled: may('clients:read') });
  return (by) => authorOf(by, data);
};
