import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../components/CodeBlock';
import { Facts } from '../../../components/Facts';
import { Notice } from '../../../components/Notice';
import type { Answer } from '../api/startInteraction';
import { knownAnswer, rateLimitOf } from '../model/answers';

/** The engine's answer as an integrator's program gets it, with what it means beside it. */
export const StartAnswer = ({ answer }: { answer: Answer }) => {
  const { t } = useTranslation('flows');
  const known = knownAnswer(answer.status);
  const limit = rateLimitOf(answer.headers.find(([name]) => name === 'RateLimit')?.[1]);
  const isReplayed = answer.headers.some(([name]) => name === 'Idempotent-Replayed');
  const facts = [
    { name: t('test.status'), value: String(answer.status) },
    ...answer.headers.map(([name, value]) => ({ name, value: <code className="font-mono">{value}</code> })),
    ...(limit
      ? [{ name: t('test.limit'), value: t('test.limitLeft', { count: limit.left, seconds: limit.seconds }) }]
      : []),
  ];
  return (
    <div role="status" className="flex flex-col gap-2">
      {known && <Notice tone={answer.problem ? 'warn' : 'good'}>{t(`answer.${known}`)}</Notice>}
      {isReplayed && <Notice>{t('test.replayed')}</Notice>}
      <Facts facts={facts} />
      <CodeBlock name={t('test.body')} text={answer.body} />
    </div>
  );
};
