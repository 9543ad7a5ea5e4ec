import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { Empty } from '../../../components/Empty';
import { useMay } from '../../../lib/actions/useMay';
import { rowsQuery } from '../api/rows';
import type { ReportSearch } from '../model/filters';
import type { ReportQuery } from '../model/period';
import { NearestDay } from './NearestDay';
import { ReportTable } from './ReportTable';

interface Props {
  query: ReportQuery;
  onSearch: (change: Partial<ReportSearch>) => void;
}

export const ReportList = ({ query, onSearch }: Props) => {
  const { t } = useTranslation('reports');
  const may = useMay();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage: more } = useSuspenseInfiniteQuery(rowsQuery(query));
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0) {
    const filtered = query.flow_id ?? query.outcome ?? query.number;
    return (
      <Empty icon={SearchX} says={t('empty')}>
        {query.from !== undefined && may('interactions:read') && (
          <Boundary waiting={null}>
            <NearestDay query={query} onPeriod={onSearch} />
          </Boundary>
        )}
        {filtered !== undefined && (
          <Button onClick={() => onSearch({ flow: undefined, outcome: undefined, number: undefined })}>
            {t('clear')}
          </Button>
        )}
      </Empty>
    );
  }
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {t('shown', { count: rows.length })}
      </p>
      <ReportTable rows={rows} />
      {hasNextPage && (
        <div className="mt-3 text-center">
          <Button busy={more} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
};
