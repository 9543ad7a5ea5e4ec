import { useTranslation } from 'react-i18next';
import { type Column, Table } from '../../../components/Table';
import { precise } from '../../../lib/time/format';
import { plain, type Step } from '../model/verdict';
import { useSteps } from './useWay';

const MS = 1000;

interface Props {
  interactionId: string;
  lastEvent: number;
  /** Its order: marked as the one that is looked at. */
  chosen?: number | undefined;
}

/** The way the interaction took, a row for each step. */
export const StepTable = ({ interactionId, lastEvent, chosen }: Props) => {
  const { t } = useTranslation('interactions');
  const steps = useSteps(interactionId, lastEvent);
  const columns: readonly Column<Step>[] = [
    {
      key: 'order',
      title: t('step.order'),
      cell: ({ step_execution_order: order }) =>
        order === chosen ? (
          <strong aria-current="step" className="text-brand">
            {t('step.here', { order })}
          </strong>
        ) : (
          order
        ),
    },
    {
      key: 'name',
      title: t('step.name'),
      cell: ({ step_name, component_title }) => (
        <>
          {step_name} {step_name !== component_title && <span className="text-soft">{component_title}</span>}
        </>
      ),
    },
    {
      key: 'exit',
      title: t('step.exit'),
      cell: ({ exit, reason, reason_detail }) => (
        <>
          {exit === null ? t('step.running') : plain(exit)}{' '}
          {reason !== null && (
            <span className="text-soft">{[plain(reason), reason_detail].filter(Boolean).join(': ')}</span>
          )}
        </>
      ),
    },
    {
      key: 'assigned',
      title: t('step.assigned'),
      extra: true,
      cell: ({ assigned }) =>
        Object.entries(assigned).map(([name, value]) => (
          <span key={name} className="block">
            <code className="font-mono">{name}</code> {value}
          </span>
        )),
    },
    {
      key: 'time',
      title: t('step.time'),
      end: true,
      cell: ({ time_in_step }) => (time_in_step === null ? '' : precise(Number(time_in_step) * MS)),
    },
  ];
  return (
    <Table
      caption={t('step.title')}
      columns={columns}
      rows={steps}
      idOf={({ step_execution_order }) => String(step_execution_order)}
    />
  );
};
