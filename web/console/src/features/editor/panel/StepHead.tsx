import { Copy, Trash2 } from 'lucide-react';
import { IconButton } from '../../../components/IconButton';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { fragmentOf } from '../model/clipboard';
import { duplicateSteps } from '../model/commands/pasteFragment';
import { removeSteps } from '../model/commands/removeSteps';
import { labelOf } from '../model/document';
import { own } from '../model/json';
import { useEditorText } from '../text';
import { useKindTitle } from './useKindTitle';

/** Whose panel this is, and what can be done with the whole step. */
export const StepHead = ({ step: id }: { step: string }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const titleOf = useKindTitle();
  const name = useEditorState((state) => labelOf(state.doc, id));
  const kind = useEditorState((state) => own(state.doc.steps, id)?.type ?? '');
  return (
    <header className="flex items-start gap-1">
      <div className="min-w-0 grow">
        <h2 className="truncate text-base font-semibold">{name}</h2>
        <p className="text-sm text-soft">{titleOf(kind)}</p>
      </div>
      <IconButton
        icon={Copy}
        name={t('panel.duplicate')}
        onClick={() => run(duplicateSteps(fragmentOf(editor.doc(), editor.kinds, [id])))}
      />
      <IconButton icon={Trash2} name={t('panel.remove')} onClick={() => run(removeSteps([id], editor.doc()))} />
    </header>
  );
};
