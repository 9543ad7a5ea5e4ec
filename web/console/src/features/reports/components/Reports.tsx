import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { Failure } from '../../../components/Failure';
import { Notice } from '../../../components/Notice';
import { PageHead } from '../../../components/PageHead';
import { useMay } from '../../../lib/actions/useMay';
import { systemClock } from '../../../lib/time/clock';
import { useSaveCsv } from '../api/saveCsv';
import type { ReportSearch } from '../model/filters';
import { csvName, isBackwards, periodOf, queryOf } from '../model/period';
import { ReportFilters } from './ReportFilters';
import { ReportList } from './ReportList';

interface Props {
  search: ReportSearch;
  onSearch: (change: Partial<ReportSearch>) => void;
}

export const Reports = ({ search, onSearch }: Props) => {
  const { t } = useTranslation('reports');
  const may = useMay();
  const { save, busy, problem } = useSaveCsv();
  const period = periodOf(search, systemClock.now());
  const query = queryOf(search, period);
  const backwards = isBackwards(period);
  return (
    <>
      <PageHead title={t('title')} about={t('about', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}>
        {may('reports:read') && (
          <Button data-do="csv" busy={busy} disabled={backwards} onClick={() => save({ query, name: csvName(period) })}>
            <Download size={16} aria-hidden="true" />
            {t('csv')}
          </Button>
        )}
      </PageHead>
      {problem && (
        <div className="mb-3">
          <Failure problem={problem} />
        </div>
      )}
      <ReportFilters search={search} period={period} onChange={onSearch} />
      {backwards ? (
        <Notice tone="bad" urgent>
          {t('backwards')}
        </Notice>
      ) : (
        <Boundary key={JSON.stringify(query)} scope="reports:read">
          <ReportList query={query} onSearch={onSearch} />
        </Boundary>
      )}
    </>
  );
};
