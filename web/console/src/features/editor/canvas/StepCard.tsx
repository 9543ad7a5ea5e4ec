import { Handle, type NodeProps, Position } from '@xyflow/react';
import { CircleHelp, Webhook } from 'lucide-react';
import { memo, useMemo } from 'react';
import { classes } from '../../../components/classes';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { useWords } from '../desk/useWords';
import { labelOf, TRIGGER } from '../model/document';
import { stepOf } from '../model/faults';
import { own } from '../model/json';
import { portsOf, settingsOf } from '../model/kinds';
import { CARD } from '../model/place';
import { useKindTitle } from '../panel/useKindTitle';
import { LOOKS } from '../steps/looks';
import { useEditorText } from '../text';
import { ExitPort } from './ExitPort';
import { MARK_LOOKS, useMarks } from './marks';

/** One step on the canvas: icon, name, what it does in a line, and a port for each exit. It selects its own step by id. */
export const StepCard = memo(({ id, selected }: NodeProps) => {
  const { t } = useEditorText();
  const { editor, faults, lit } = useDesk();
  const words = useWords();
  const titleOf = useKindTitle();
  const step = useEditorState((state) => own(state.doc.steps, id));
  const name = useEditorState((state) => (id === TRIGGER ? t('trigger') : labelOf(state.doc, id)));
  const args = useEditorState((state) => (id === TRIGGER ? (state.doc.trigger.arguments?.length ?? 0) : 0));
  const ports = useMemo(
    () => portsOf(editor.kinds, { ...editor.doc(), steps: step ? { [id]: step } : {} }, id),
    [editor, step, id],
  );
  const marks = useMarks();
  const mark = marks?.steps.get(id);
  const found = useStore(lit);
  const wrong = useStore(faults).filter((fault) => stepOf(fault, editor.doc()) === id).length;
  const look = step && own(LOOKS, step.type);
  const Icon = id === TRIGGER ? Webhook : (look?.icon ?? CircleHelp);
  const said =
    id === TRIGGER ? { key: 'summary.arguments', values: { count: args } } : step && look?.summary(settingsOf(step));
  return (
    <div
      data-step={id}
      className={classes(
        'relative size-full rounded-card border bg-card text-ink shadow-sm',
        selected && 'outline-2 outline-brand',
        wrong > 0 && 'border-bad',
        mark && MARK_LOOKS[mark.tone].border,
        ((found && !found.has(id)) || (marks?.faintRest && !mark)) && 'opacity-35',
      )}
    >
      {mark && (
        <span
          className={classes(
            'absolute -top-3 start-3 z-1 rounded-full px-2 text-xs font-semibold whitespace-nowrap',
            MARK_LOOKS[mark.tone].text,
          )}
        >
          {mark.words}
        </span>
      )}
      {id !== TRIGGER && (
        <Handle id="in" type="target" position={Position.Left} className="size-2.5!" style={{ top: CARD.head / 2 }} />
      )}
      <div className="flex gap-2 overflow-hidden px-3 pt-2.5" style={{ height: CARD.head }}>
        <Icon size={18} aria-hidden="true" className="mt-0.5 shrink-0 text-brand" />
        <div className="min-w-0">
          <p className="truncate text-sm font-semibold">{name}</p>
          <p className="truncate text-xs text-soft">{said ? words(said) : step ? titleOf(step.type) : ''}</p>
        </div>
        {wrong > 0 && (
          <span className="ms-auto text-xs font-semibold whitespace-nowrap text-bad">
            {t('canvas.faults', { count: wrong })}
          </span>
        )}
      </div>
      {ports.map((exit, index) => (
        <ExitPort key={exit.id} step={id} exit={exit.id} index={index} />
      ))}
    </div>
  );
});
StepCard.displayName = 'StepCard';
