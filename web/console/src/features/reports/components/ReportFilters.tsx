import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { IconButton } from '../../../components/IconButton';
import { Select } from '../../../components/Select';
import { useMay } from '../../../lib/actions/useMay';
import { systemClock } from '../../../lib/time/clock';
import { OUTCOMES, type ReportSearch } from '../model/filters';
import { movedPeriod, type Period } from '../model/period';
import { DayFilter } from './DayFilter';
import { FlowFilter } from './FlowFilter';
import { NumberFilter } from './NumberFilter';

interface Props {
  search: ReportSearch;
  /** What is shown, also when no day was chosen. */
  period: Period;
  onChange: (change: Partial<ReportSearch>) => void;
}

export const ReportFilters = ({ search, period, onChange }: Props) => {
  const { t } = useTranslation(['reports', 'interactions']);
  const may = useMay();
  const move = (by: 1 | -1) => onChange(movedPeriod(period, by, systemClock.now()));
  const day = (name: 'from' | 'to') => (
    <DayFilter
      name={t(`filter.${name}`)}
      day={period[name]}
      onChange={(value) => onChange({ ...period, [name]: value })}
    />
  );
  return (
    <search className="mb-3 flex flex-wrap items-center gap-2">
      <IconButton icon={ChevronLeft} name={t('filter.earlier')} data-do="earlier" onClick={() => move(-1)} />
      {day('from')}
      <span aria-hidden="true">{t('filter.until')}</span>
      {day('to')}
      <IconButton icon={ChevronRight} name={t('filter.later')} data-do="later" onClick={() => move(1)} />
      {may('flows:read') && (
        <Boundary waiting={null} scope="flows:read">
          <FlowFilter flow={search.flow} onChange={(flow) => onChange({ flow })} />
        </Boundary>
      )}
      <Select
        className="max-w-44"
        aria-label={t('filter.outcome')}
        choices={[
          { value: '', label: t('filter.everyOutcome') },
          ...OUTCOMES.map((value) => ({ value, label: t(`interactions:outcome.${value}`) })),
        ]}
        value={search.outcome ?? ''}
        onChange={({ target }) => onChange({ outcome: (target.value || undefined) as ReportSearch['outcome'] })}
      />
      <NumberFilter key={search.number} number={search.number} onChange={(number) => onChange({ number })} />
    </search>
  );
};
