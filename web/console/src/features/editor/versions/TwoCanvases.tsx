import { useMemo } from 'react';
import { type Comparison, type Difference, marksOf } from '../model/compare';
import type { FlowDocument } from '../model/document';
import { FlowLook } from './FlowLook';
import { useVersionsText } from './text';

interface Side {
  doc: FlowDocument;
  name: string;
}

interface Props {
  flowId: string;
  before: Side;
  after: Side;
  comparison: Comparison;
  chosen: string | undefined;
  onChoose: (step: string) => void;
}

/** The two flows side by side, each marked with what differs; what is chosen in one is shown in the other. */
export const TwoCanvases = ({ flowId, before, after, comparison, chosen, onChoose }: Props) => {
  const { t } = useVersionsText();
  const marks = useMemo(() => {
    const say = (is: Difference) => t(`mark.${is}`);
    return { before: marksOf(comparison, 'before', say), after: marksOf(comparison, 'after', say) };
  }, [comparison, t]);
  const there = (doc: FlowDocument) => (chosen !== undefined && Object.hasOwn(doc.steps, chosen) ? chosen : undefined);
  return (
    <div className="grid gap-3 xl:grid-cols-2">
      {(
        [
          ['before', before],
          ['after', after],
        ] as const
      ).map(([side, { doc, name }]) => (
        <section key={side} aria-label={name}>
          <h3 className="pb-1 text-sm font-semibold">{name}</h3>
          <FlowLook
            flowId={flowId}
            document={doc}
            marks={marks[side]}
            chosen={there(doc)}
            onChoose={onChoose}
            className="h-[28rem]"
          />
        </section>
      ))}
    </div>
  );
};
