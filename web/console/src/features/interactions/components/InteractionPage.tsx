import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { Facts } from '../../../components/Facts';
import { Failure } from '../../../components/Failure';
import { PageHead } from '../../../components/PageHead';
import { Section } from '../../../components/Section';
import { useMay } from '../../../lib/actions/useMay';
import { exactMoment } from '../../../lib/time/format';
import { useCancelInteraction } from '../api/cancelInteraction';
import { interactionQuery } from '../api/oneInteraction';
import { isOver } from '../model/verdict';
import { AttemptFacts } from './AttemptFacts';
import { Trace } from './Trace';

const Content = ({ interactionId }: { interactionId: string }) => {
  const { t } = useTranslation('interactions');
  const may = useMay();
  const { data } = useSuspenseQuery(interactionQuery(interactionId));
  const { cancel, busy, problem } = useCancelInteraction(() => {});
  const facts = [
    { name: t('column.flow'), value: t('flowVersion', { flow: data.flow_name, version: data.flow_version }) },
    { name: t('fact.accepted'), value: exactMoment(data.accepted_at) },
    ...(data.ended_at ? [{ name: t('fact.ended'), value: exactMoment(data.ended_at) }] : []),
    ...Object.entries(data.variables).map(([name, value]) => ({ name: t('fact.variable', { name }), value })),
    { name: t('fact.id'), value: <code className="font-mono break-all">{data.interaction_id}</code> },
  ];
  return (
    <div className="flex flex-col gap-6">
      {may('interactions:cancel') && !isOver(data) && (
        <div>
          <Button kind="danger" busy={busy} onClick={() => cancel(interactionId)}>
            {t('cancel.verb')}
          </Button>
        </div>
      )}
      {problem && <Failure problem={problem} />}
      <Section title={t('step.title')}>
        <Trace interactionId={interactionId} />
      </Section>
      {data.attempts.map((attempt) => (
        <AttemptFacts key={attempt.number} attempt={attempt} />
      ))}
      <Section title={t('fact.title')}>
        <Facts facts={facts} />
      </Section>
    </div>
  );
};

export const InteractionPage = ({ interactionId }: { interactionId: string }) => {
  const { t } = useTranslation('interactions');
  return (
    <>
      <PageHead title={t('one')} />
      <Boundary scope="interactions:read">
        <Content interactionId={interactionId} />
      </Boundary>
    </>
  );
};
