import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../components/CodeBlock';
import { Facts } from '../../../components/Facts';
import { Section } from '../../../components/Section';
import { ANSWERS } from '../model/answers';
import type { Details } from '../model/testRequest';

/** What a program gets back, and how often it may ask. */
export const AnswersExplained = ({ details }: { details: Details }) => {
  const { t } = useTranslation('flows');
  const { capacity, per_second } = details.rate_limit;
  const facts = [
    ...ANSWERS.map((status) => ({ name: status, value: t(`answer.${status}`) })),
    ...(capacity === undefined
      ? []
      : [{ name: t('request.rateLimit'), value: t('request.rateLimitIs', { capacity, perSecond: per_second }) }]),
  ];
  return (
    <Section title={t('request.answers')}>
      {details.answer.body && (
        <CodeBlock
          name={t('request.answer', { status: details.answer.status })}
          text={JSON.stringify(details.answer.body, null, 2)}
        />
      )}
      <details>
        <summary className="cursor-pointer text-sm text-soft">{t('request.everyAnswer')}</summary>
        <div className="pt-2">
          <Facts facts={facts} />
        </div>
      </details>
    </Section>
  );
};
