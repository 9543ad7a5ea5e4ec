import { CircleHelp, CornerDownRight, Webhook } from 'lucide-react';
import { classes } from '../../../components/classes';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { labelOf, TRIGGER } from '../model/document';
import { stepOf } from '../model/faults';
import { own } from '../model/json';
import { keyOf, type OutlineRow } from '../model/outline';
import { useExitLabel } from '../panel/useExitLabel';
import { LOOKS } from '../steps/looks';
import { useEditorText } from '../text';

type Props = { row: OutlineRow; focusable: boolean; selected: boolean; onChoose: (row: OutlineRow) => void };

/** A step, or an exit with where it leads. */
export const OutlineItem = ({ row, focusable, selected, onChoose }: Props) => {
  const { t } = useEditorText();
  const { editor, faults, lit } = useDesk();
  const exitLabel = useExitLabel();
  const name = useEditorState((state) => (row.id === TRIGGER ? t('trigger') : labelOf(state.doc, row.id)));
  const kind = useEditorState((state) => own(state.doc.steps, row.id)?.type ?? '');
  const target = useEditorState((state) => (row.row === 'exit' && row.to !== null ? labelOf(state.doc, row.to) : null));
  const wrong = useStore(faults).filter((fault) => stepOf(fault, editor.doc()) === row.id).length;
  const found = useStore(lit);
  const Icon =
    row.row === 'exit' ? CornerDownRight : row.id === TRIGGER ? Webhook : (own(LOOKS, kind)?.icon ?? CircleHelp);
  const where =
    target === null
      ? t('outline.nowhere')
      : row.row === 'exit' && row.use > 1
        ? t('outline.use', { target, use: row.use })
        : target;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree hears the keys for all its rows
    <div
      role="treeitem"
      data-row={keyOf(row)}
      aria-level={row.row === 'step' ? 1 : 2}
      aria-selected={selected}
      aria-expanded={row.row === 'step' && row.hasExits ? row.open : undefined}
      tabIndex={focusable ? 0 : -1}
      onClick={() => onChoose(row)}
      className={classes(
        'flex min-h-7 cursor-pointer items-center gap-1.5 rounded-control px-1.5 text-sm hover:bg-hover',
        row.row === 'exit' ? 'ps-6 text-soft' : 'font-medium',
        selected && row.row === 'step' && 'bg-brand-wash',
        found && !found.has(row.id) && 'opacity-50',
      )}
    >
      <Icon size={15} aria-hidden="true" className="shrink-0" />
      <span className="truncate">
        {row.row === 'step' ? name : t('outline.exit', { exit: exitLabel(row.exit), target: where })}
      </span>
      {row.row === 'step' && !row.reached && (
        <span className="text-xs whitespace-nowrap text-warn">{t('outline.unreached')}</span>
      )}
      {row.row === 'step' && wrong > 0 && (
        <span className="ms-auto text-xs whitespace-nowrap text-bad">{t('canvas.faults', { count: wrong })}</span>
      )}
    </div>
  );
};
