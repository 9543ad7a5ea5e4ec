import { Button } from '../../../components/Button';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { addStep } from '../model/commands/addStep';
import { NEXT, TRIGGER } from '../model/document';
import { newStep } from '../model/newStep';
import { useKindTitle } from '../panel/useKindTitle';
import { useEditorText } from '../text';

/** In an empty flow: the step most flows begin with, which is the first of the table. */
export const Start = () => {
  const { t } = useEditorText();
  const { editor, may } = useDesk();
  const run = useRun();
  const titleOf = useKindTitle();
  const empty = useEditorState((state) => Object.keys(state.doc.steps).length === 0);
  const kind = Object.keys(editor.kinds)[0];
  if (!empty || kind === undefined || !may.edit) return null;
  const add = () => {
    const step = newStep(editor.doc(), kind, titleOf(kind), { from: TRIGGER, exit: NEXT });
    if (run(addStep(step)) === null) editor.select([step.id]);
  };
  return (
    <div className="absolute inset-x-0 top-1/4 z-5 flex justify-center">
      <Button kind="main" onClick={add}>
        {t('canvas.start', { kind: titleOf(kind) })}
      </Button>
    </div>
  );
};
