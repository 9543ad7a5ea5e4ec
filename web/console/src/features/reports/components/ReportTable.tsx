import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Column, Table } from '../../../components/Table';
import { duration, exactMoment, moment } from '../../../lib/time/format';
import type { ReportRow } from '../api/rows';

const MS = 1000;

/** `no_answer` reads as "no answer". */
const plain = (code: string) => code.replaceAll('_', ' ');

export const ReportTable = ({ rows }: { rows: readonly ReportRow[] }) => {
  const { t } = useTranslation('reports');
  const columns: readonly Column<ReportRow>[] = [
    {
      key: 'time',
      title: t('column.time'),
      cell: ({ interaction_id, timestamp }) => (
        <Link
          to="/interactions/$interactionId"
          params={{ interactionId: interaction_id }}
          className="text-brand hover:underline"
        >
          <time dateTime={timestamp} title={exactMoment(timestamp)}>
            {moment(timestamp)}
          </time>
        </Link>
      ),
    },
    {
      key: 'flow',
      title: t('column.flow'),
      extra: true,
      cell: (row) => t('flowVersion', { flow: row.flow_name, version: row.flow_version }),
    },
    {
      key: 'number',
      title: t('column.number'),
      cell: ({ destination_number }) => <span className="tabular-nums">{destination_number}</span>,
    },
    {
      key: 'step',
      title: t('column.step'),
      cell: ({ step_execution_order, step_name }) => t('step', { order: step_execution_order, name: step_name }),
    },
    {
      key: 'exit',
      title: t('column.exit'),
      cell: ({ exit, reason }) => (
        <>
          {exit === null ? t('running') : plain(exit)}{' '}
          {reason !== null && <span className="text-soft">{plain(reason)}</span>}
        </>
      ),
    },
    {
      key: 'took',
      title: t('column.took'),
      end: true,
      extra: true,
      cell: ({ time_in_step }) => (time_in_step === null ? '' : duration(Number(time_in_step) * MS)),
    },
  ];
  return (
    <Table
      caption={t('title')}
      columns={columns}
      rows={rows}
      idOf={({ interaction_id, step_execution_order }) => `${interaction_id}/${step_execution_order}`}
    />
  );
};
