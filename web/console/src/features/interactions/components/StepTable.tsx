import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Column, Table } from '../../../components/Table';
import type { components } from '../../../lib/api/schema';
import { duration } from '../../../lib/time/format';
import { stepsQuery } from '../api/oneInteraction';
import { plain } from '../model/verdict';

type Step = components['schemas']['StepBody'];

const MS = 1000;

/** The way the interaction took, a row for each step. */
export const StepTable = ({ interactionId, lastEvent }: { interactionId: string; lastEvent: number }) => {
  const { t } = useTranslation('interactions');
  const { data: steps } = useSuspenseQuery(stepsQuery(interactionId, lastEvent));
  const columns: readonly Column<Step>[] = [
    { key: 'order', title: t('step.order'), cell: ({ step_execution_order }) => step_execution_order },
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
      key: 'time',
      title: t('step.time'),
      end: true,
      cell: ({ time_in_step }) => (time_in_step === null ? '' : duration(Number(time_in_step) * MS)),
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
