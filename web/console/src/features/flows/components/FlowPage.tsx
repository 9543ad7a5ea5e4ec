import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { CodeBlock } from '../../../components/CodeBlock';
import { PageHead } from '../../../components/PageHead';
import { Section } from '../../../components/Section';
import { draftQuery } from '../api/flowDraft';

interface Props {
  flowId: string;
  /** Shows the request that starts the flow. */
  onRequest: () => void;
}

const Content = ({ flowId, onRequest }: Props) => {
  const { t } = useTranslation('flows');
  const { data: draft } = useSuspenseQuery(draftQuery(flowId));
  const { name } = draft.document as { name?: string };
  return (
    <>
      <PageHead title={name ?? flowId} about={t('page.faults', { count: draft.faults.length })}>
        <Button onClick={onRequest}>{t('request.open')}</Button>
      </PageHead>
      <div className="flex flex-col gap-6">
        <ul className="list-disc ps-5 text-sm">
          {draft.faults.map(({ path, message }) => (
            <li key={path + message}>
              {message} <code className="font-mono text-soft">{path}</code>
            </li>
          ))}
        </ul>
        <Section title={t('page.document')}>
          <CodeBlock name={t('page.document')} text={JSON.stringify(draft.document, null, 2)} />
        </Section>
      </div>
    </>
  );
};

/** A flow's draft as it stands, to be read: where the editor opens. */
export const FlowPage = (props: Props) => (
  <Boundary scope="flows:read">
    <Content {...props} />
  </Boundary>
);
