import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../components/CodeBlock';
import { Facts } from '../../../components/Facts';
import type { Answer } from '../api/startInteraction';

/** The engine's answer as an integrator's program gets it. */
export const StartAnswer = ({ answer }: { answer: Answer }) => {
  const { t } = useTranslation('flows');
  const facts = [
    { name: t('test.status'), value: String(answer.status) },
    ...answer.headers.map(([name, value]) => ({ name, value: <code className="font-mono">{value}</code> })),
  ];
  return (
    <div role="status" className="flex flex-col gap-2">
      <Facts facts={facts} />
      <CodeBlock name={t('test.body')} text={answer.body} />
    </div>
  );
};
