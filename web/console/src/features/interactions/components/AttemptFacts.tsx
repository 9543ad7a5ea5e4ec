import { useTranslation } from 'react-i18next';
import { Facts } from '../../../components/Facts';
import { Section } from '../../../components/Section';
import { precise } from '../../../lib/time/format';
import { type Attempt, evidenceOf, plain } from '../model/verdict';

/** One INVITE and what came of it, as it was on the wire. */
export const AttemptFacts = ({ attempt }: { attempt: Attempt }) => {
  const { t, i18n } = useTranslation('interactions');
  const ended = [attempt.exit, attempt.reason, attempt.party]
    .filter((word) => word !== null)
    .map(plain)
    .join(' · ');
  const facts = [
    { name: t('attempt.called'), value: attempt.destination_number },
    { name: t('attempt.shown'), value: attempt.origin_number },
    ...evidenceOf(attempt).map(({ key, value, ms }) => ({
      name: t(`attempt.${key}`),
      value: ms === undefined ? value : precise(ms, i18n.language),
    })),
    { name: t('attempt.ended'), value: ended || t('step.running') },
    { name: t('attempt.callId'), value: <code className="font-mono break-all">{attempt.call_id}</code> },
  ];
  return (
    <Section title={t('attempt.title', { number: attempt.number, step: attempt.step })}>
      <Facts facts={facts} />
    </Section>
  );
};
