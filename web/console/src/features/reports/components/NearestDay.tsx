import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { moment } from '../../../lib/time/format';
import { nearestQuery } from '../api/nearest';
import { dayOf, type Period, type ReportQuery } from '../model/period';

interface Props {
  query: ReportQuery;
  onPeriod: (period: Period) => void;
}

/** Out of an empty period to the day of the latest call before it. */
export const NearestDay = ({ query, onPeriod }: Props) => {
  const { t } = useTranslation('reports');
  const { data: at } = useSuspenseQuery(nearestQuery(query));
  if (at === null) return null;
  const day = dayOf(at);
  return (
    <Button kind="main" onClick={() => onPeriod({ from: day, to: day })}>
      {t('nearest', { at: moment(at) })}
    </Button>
  );
};
