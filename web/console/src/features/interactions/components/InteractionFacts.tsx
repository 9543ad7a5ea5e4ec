import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/Facts';
import { Section } from '../../../components/Section';
import { exactMoment } from '../../../lib/time/format';
import type { Detail } from '../model/verdict';

/** The request itself: which flow, when, with what. */
export const InteractionFacts = ({ detail }: { detail: Detail }) => {
  const { t } = useTranslation('interactions');
  const facts = [
    { name: t('column.flow'), value: t('flowVersion', { flow: detail.flow_name, version: detail.flow_version }) },
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
