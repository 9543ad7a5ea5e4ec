import { Handle, Position } from '@xyflow/react';
import { Plus } from 'lucide-react';
import { classes } from '../../../components/classes';
import { IconButton } from '../../../components/IconButton';
import { exitKey } from '../../../lib/flow/marks';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { labelOf, targetOf } from '../model/document';
import { CARD } from '../model/place';
import { useExitLabel } from '../panel/useExitLabel';
import { useEditorText } from '../text';
import { MARK_LOOKS, useMarks } from './marks';

/** One exit of a card: its name, the point a wire is drawn from, and "+" while it leads nowhere. */
export const ExitPort = ({ step, exit, index }: { step: string; exit: string; index: number }) => {
  const { t } = useEditorText();
  const { editor, tab, may } = useDesk();
  const mark = useMarks()?.exits.get(exitKey(step, exit));
  const label = useExitLabel()(exit);
  const target = useEditorState((state) => targetOf(state.doc, step, exit));
  const name = useEditorState((state) => labelOf(state.doc, step));
  const open = () => {
    editor.select([step]);
    tab.set('exits');
  };
  return (
    <div
      className="absolute inset-x-0 flex items-center justify-end gap-1 ps-3 pe-3 text-xs"
      style={{ top: CARD.head + index * CARD.port, height: CARD.port }}
    >
      {mark && mark.words !== '' && (
        <span className={classes('shrink-0 rounded-full px-1.5 font-semibold', MARK_LOOKS[mark.tone].text)}>
          {mark.words}
        </span>
      )}
      <span className="truncate text-soft">{label}</span>
      {target === null && may.edit && (
        <IconButton
          icon={Plus}
          name={t('canvas.port_open', { exit: label, step: name })}
          className="nodrag size-6 shrink-0"
          onClick={open}
        />
      )}
      <Handle id={exit} type="source" position={Position.Right} className="size-3!" style={{ top: CARD.port / 2 }} />
    </div>
  );
};
