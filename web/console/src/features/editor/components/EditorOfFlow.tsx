import { Link } from '@tanstack/react-router';
import { ReactFlowProvider } from '@xyflow/react';
import { buttonLook } from '../../../components/buttonLook';
import { CodeBlock } from '../../../components/CodeBlock';
import { Failure } from '../../../components/Failure';
import { Notice } from '../../../components/Notice';
import { Skeleton } from '../../../components/Skeleton';
import { DeskContext } from '../desk/desk';
import { useOpenDesk } from '../desk/useOpenDesk';
import { useEditorText } from '../text';
import { FlowEditor } from './FlowEditor';

type Props = { flowId: string /** Shows the request panel; the route has it. */; onRequest?: () => void };

/** Opens the draft of a flow and edits it. A draft that is no flow any more is shown as text. */
export const EditorOfFlow = ({ flowId, onRequest }: Props) => {
  const { t } = useEditorText();
  const opening = useOpenDesk(flowId);
  switch (opening.is) {
    case 'opening':
      return <Skeleton rows={8} />;
    case 'failed':
      return <Failure problem={opening.problem} onAgain={opening.again} />;
    case 'unreadable':
      return (
        <div className="flex flex-col gap-3 p-4">
          <Notice tone="bad" urgent>
            <h1 className="font-semibold">{t('unreadable.title')}</h1>
            <p>{t('unreadable.about', { place: opening.place })}</p>
          </Notice>
          <div className="flex flex-wrap gap-2">
            <Link to="/flows/$flowId/versions" params={{ flowId }} search={{}} className={buttonLook()}>
              {t('top.versions')}
            </Link>
            <Link to="/flows" search={{}} className={buttonLook()}>
              {t('unreadable.flows')}
            </Link>
          </div>
          <CodeBlock name={t('unreadable.title')} text={opening.text} />
        </div>
      );
    case 'open':
      return (
        <DeskContext value={opening.desk}>
          <ReactFlowProvider>
            <FlowEditor {...(onRequest && { onRequest })} />
          </ReactFlowProvider>
        </DeskContext>
      );
  }
};
