import { useTranslation } from 'react-i18next';
import { CodeBlock } from '../../../components/CodeBlock';
import { Section } from '../../../components/Section';
import { Tabs } from '../../../components/Tabs';
import type { Details } from '../model/testRequest';

const LANGUAGES = ['curl', 'csharp', 'python', 'javascript'] as const;

/** Programs to copy; only id and secret of a client are to be filled in. */
export const RequestSamples = ({ details }: { details: Details }) => {
  const { t } = useTranslation('flows');
  const tabs = LANGUAGES.map((key) => ({
    key,
    title: t(`request.sample.${key}`),
    content: <CodeBlock name={t(`request.sample.${key}`)} text={details.samples[key]} />,
  }));
  return (
    <Section title={t('request.samples')} about={t('request.samplesAbout')}>
      <Tabs name={t('request.samples')} tabs={tabs} />
    </Section>
  );
};
