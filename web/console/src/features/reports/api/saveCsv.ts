import { useMutation } from '@tanstack/react-query';
import { saveText } from '../../../components/saveText';
import { client, take } from '../../../lib/api/client';
import { asProblem } from '../../../lib/api/problem';
import type { ReportQuery } from '../model/period';

interface Wanted {
  query: ReportQuery;
  name: string;
}

/** All rows at once, with the mark by which spreadsheets know UTF-8. As bytes, for reading them as text would take the mark away. */
const read = (query: ReportQuery): Promise<Blob> =>
  take(
    client.GET('/v1/reports/flow-executions', {
      params: { query: { ...query, bom: 'true' } },
      headers: { Accept: 'text/csv' },
      parseAs: 'blob',
    }),
  );

export const useSaveCsv = () => {
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ query, name }: Wanted) => saveText(name, await read(query), 'text/csv'),
  });
  return { save: mutate, busy: isPending, problem: asProblem(error) };
};
