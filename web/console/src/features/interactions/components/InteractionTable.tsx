import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { type Column, Table } from '../../../components/Table';
import { exactMoment, moment, span } from '../../../lib/time/format';
import { type Interaction, isOver, plain } from '../model/verdict';
import { OutcomeBadge } from './OutcomeBadge';

const PHASES = ['queued', 'preparing', 'dialling', 'ringing', 'talking', 'after_call'] as const;

interface Props {
  rows: readonly Interaction[];
  /** Left out where the reader may not. */
  onCancel?: (interaction: Interaction) => void;
}

export const InteractionTable = ({ rows, onCancel }: Props) => {
  const { t } = useTranslation('interactions');
  const phaseOf = ({ phase, current_step }: Interaction) => {
    const known = PHASES.find((word) => word === phase);
    return [known ? t(`phase.${known}`) : plain(phase), current_step].filter(Boolean).join(' · ');
  };
  const columns: readonly Column<Interaction>[] = [
    {
      key: 'time',
      title: t('column.time'),
      cell: ({ interaction_id, accepted_at }) => (
        <Link
          to="/interactions/$interactionId"
          params={{ interactionId: interaction_id }}
          className="text-brand hover:underline"
        >
          <time dateTime={accepted_at} title={exactMoment(accepted_at)}>
            {moment(accepted_at)}
          </time>
        </Link>
      ),
    },
    {
      key: 'outcome',
      title: t('column.outcome'),
      cell: (row) => (
        <>
          <OutcomeBadge interaction={row} /> {!isOver(row) && <span className="text-soft">{phaseOf(row)}</span>}
          {(row.party || row.reason) && (
            <span className="text-soft">
              {[row.reason, row.party]
                .filter((word) => word !== null)
                .map(plain)
                .join(' · ')}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'number',
      title: t('column.number'),
      cell: ({ destination_number }) => <span className="tabular-nums">{destination_number}</span>,
    },
    {
      key: 'flow',
      title: t('column.flow'),
      extra: true,
      cell: (row) => t('flowVersion', { flow: row.flow_name, version: row.flow_version }),
    },
    {
      key: 'took',
      title: t('column.took'),
      end: true,
      extra: true,
      cell: (row) => (row.ended_at ? span(row.accepted_at, row.ended_at) : ''),
    },
  ];
  const doing: Column<Interaction> | undefined = onCancel && {
    key: 'do',
    title: t('column.do'),
    end: true,
    cell: (row) => !isOver(row) && <Button onClick={() => onCancel(row)}>{t('cancel.do')}</Button>,
  };
  const all = doing ? [...columns, doing] : columns;
  return <Table caption={t('title')} columns={all} rows={rows} idOf={({ interaction_id }) => interaction_id} />;
};
