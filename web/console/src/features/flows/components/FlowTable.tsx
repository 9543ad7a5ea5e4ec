import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { ChipList } from '../../../components/ChipList';
import { type Column, Table } from '../../../components/Table';
import { useAuthor } from '../../../lib/api/authors';
import { systemClock } from '../../../lib/time/clock';
import { ago, exactMoment } from '../../../lib/time/format';
import type { Flow } from '../model/listing';
import { FlowRowMenu } from './FlowRowMenu';
import { StateBadges } from './StateBadges';

interface Props {
  flows: readonly Flow[];
  onRequest: (flowId: string) => void;
  onLabel: (label: string) => void;
  onLabels: (flow: Flow) => void;
  onDuplicate: (flow: Flow) => void;
  onArchive: (flow: Flow) => void;
  onDelete: (flow: Flow) => void;
}

export const FlowTable = ({ flows, onRequest, onLabel, onLabels, onDuplicate, onArchive, onDelete }: Props) => {
  const { t } = useTranslation('flows');
  const authorOf = useAuthor();
  const columns: readonly Column<Flow>[] = [
    {
      key: 'name',
      title: t('column.name'),
      cell: (flow) => (
        <div className="min-w-36">
          <Link
            to="/flows/$flowId/edit"
            params={{ flowId: flow.flow_id }}
            className="font-medium text-brand hover:underline"
          >
            {flow.name}
          </Link>
          {flow.description && <p className="line-clamp-1 text-soft">{flow.description}</p>}
          <ChipList
            name={t('labels.field')}
            words={flow.labels}
            hint={(label) => t('labels.only', { label })}
            onPress={onLabel}
          />
        </div>
      ),
    },
    { key: 'state', title: t('column.state'), cell: (flow) => <StateBadges flow={flow} /> },
    {
      key: 'changed',
      title: t('column.changed'),
      extra: true,
      cell: (flow) => {
        const by = authorOf(flow.saved_by ?? flow.published_by);
        return (
          <>
            <time dateTime={flow.updated_at} title={exactMoment(flow.updated_at)}>
              {ago(flow.updated_at, systemClock.now())}
            </time>
            {by !== null && <p className="text-soft">{t('by', { who: by })}</p>}
          </>
        );
      },
    },
    {
      key: 'calls',
      title: t('column.calls'),
      extra: true,
      end: true,
      cell: (flow) => (
        <Link
          to="/interactions"
          search={{ flow: flow.flow_id }}
          className="tabular-nums text-brand hover:underline"
          aria-label={t('calls', { count: flow.calls_7d, flow: flow.name })}
        >
          {flow.calls_7d.toLocaleString()}
        </Link>
      ),
    },
    {
      key: 'do',
      title: t('column.do'),
      end: true,
      cell: (flow) => (
        <span className="inline-flex items-center gap-1">
          <Button onClick={() => onRequest(flow.flow_id)}>{t('request.open')}</Button>
          <FlowRowMenu
            flow={flow}
            onLabels={() => onLabels(flow)}
            onDuplicate={() => onDuplicate(flow)}
            onArchive={() => onArchive(flow)}
            onDelete={() => onDelete(flow)}
          />
        </span>
      ),
    },
  ];
  return <Table caption={t('title')} columns={columns} rows={flows} idOf={(flow) => flow.flow_id} />;
};
