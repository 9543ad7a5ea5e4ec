import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, Table } from '../../../components/Table';
import { systemClock } from '../../../lib/time/clock';
import { ago, exactMoment } from '../../../lib/time/format';
import { latestFlowsQuery } from '../api/latestFlows';
import type { Flow } from '../model/listing';
import { StateBadges } from './StateBadges';

/** The way back to what one worked on. */
export const LatestFlows = () => {
  const { t } = useTranslation('flows');
  const { data: flows } = useSuspenseQuery(latestFlowsQuery);
  if (flows.length === 0) return <p className="text-sm text-soft">{t('empty')}</p>;
  const columns: readonly Column<Flow>[] = [
    {
      key: 'name',
      title: t('column.name'),
      cell: ({ flow_id, name }) => (
        <Link to="/flows/$flowId/edit" params={{ flowId: flow_id }} className="font-medium text-brand hover:underline">
          {name}
        </Link>
      ),
    },
    { key: 'state', title: t('column.state'), cell: (flow) => <StateBadges flow={flow} /> },
    {
      key: 'changed',
      title: t('column.changed'),
      end: true,
      cell: ({ updated_at }) => (
        <time dateTime={updated_at} title={exactMoment(updated_at)}>
          {ago(updated_at, systemClock.now())}
        </time>
      ),
    },
  ];
  return <Table caption={t('title')} columns={columns} rows={flows} idOf={({ flow_id }) => flow_id} />;
};
