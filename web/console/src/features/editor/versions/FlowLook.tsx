import { ReactFlowProvider } from '@xyflow/react';
import { useMemo } from 'react';
import { CodeBlock } from '../../../components/CodeBlock';
import { classes } from '../../../components/classes';
import { Notice } from '../../../components/Notice';
import type { Marks } from '../../../lib/flow/marks';
import { FlowCanvas } from '../canvas/FlowCanvas';
import { MarksContext } from '../canvas/marks';
import { DeskContext } from '../desk/desk';
import { lookDesk } from '../desk/lookDesk';
import { useChosenStep } from '../desk/useChosenStep';
import { checked, type FlowDocument } from '../model/document';
import { Panel } from '../panel/Panel';
import { useEditorText } from '../text';

interface Props {
  flowId: string;
  /** As it came: one that is no flow is shown as text. */
  document: unknown;
  marks?: Marks | null;
  chosen?: string | undefined;
  onChoose?: ((step: string) => void) | undefined;
  /** Shows the settings of what is selected beside the picture. */
  panel?: boolean;
  className?: string;
}

/** A flow as the editor draws it, to look at only. */
export const FlowLook = ({ document, ...props }: Props) => {
  const { t } = useEditorText();
  const reading = useMemo(() => checked(document), [document]);
  if ('doc' in reading) return <Drawn doc={reading.doc} {...props} />;
  return (
    <div className="flex flex-col gap-3">
      <Notice tone="bad">{t('unreadable.about', { place: reading.unreadable })}</Notice>
      <CodeBlock name={t('unreadable.title')} text={JSON.stringify(document, null, 2)} />
    </div>
  );
};

type DrawnProps = Omit<Props, 'document'> & { doc: FlowDocument };

const Drawn = ({ flowId, doc, marks = null, chosen, onChoose, panel = false, className }: DrawnProps) => {
  const desk = useMemo(() => lookDesk(flowId, doc), [flowId, doc]);
  useChosenStep(desk.editor, chosen, onChoose);
  return (
    <DeskContext value={desk}>
      <MarksContext value={marks}>
        <ReactFlowProvider>
          <div
            className={classes(
              'grid overflow-hidden rounded-card border bg-card',
              panel && 'grid-cols-1 lg:grid-cols-[1fr_24rem]',
              className ?? 'h-96',
            )}
          >
            <div className="min-h-64 min-w-0">
              <FlowCanvas />
            </div>
            {panel && <Panel />}
          </div>
        </ReactFlowProvider>
      </MarksContext>
    </DeskContext>
  );
};
