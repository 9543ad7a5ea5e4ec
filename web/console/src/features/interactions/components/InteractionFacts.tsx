import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/Facts';
import { Section } from '../../../components/Section';
import { exactMoment } from '../../../lib/time/format';
import type { Detail } from '../model/verdict';

/** The request itself: which flow, when, with what. The flow leads to the version that ran, at the step one looks at. */
export const InteractionFacts = ({ detail, step }: { detail: Detail; step: string | undefined }) => {
  const { t } = useTranslation('interactions');
  const facts = [
    {
      name: t('column.flow'),
      value: (
        <Link
          to="/flows/$flowId/versions/$number"
          params={{ flowId: detail.flow_id, number: `${detail.flow_version}` }}
          search={{ step }}
          className="text-brand hover:underline"
        >
          {t('flowVersion', { flow: detail.flow_name, version: detail.flow_version })}
        </Link>
      ),
    },
    { name: t('fact.accepted'), value: exactMoment(detail.accepted_at) },
    ...(detail.ended_at ? [{ name: t('fact.ended'), value: exactMoment(detail.ended_at) }] : []),
    ...Object.entries(detail.variables).map(([name, value]) => ({ name: t('fact.variable', { name }), value })),
    { name: t('fact.id'), value: <code className="font-mono break-all">{detail.interaction_id}</code> },
  ];
  return (
    <Section title={t('fact.title')}>
      <Facts facts={facts} />
    </Section>
  );
};
