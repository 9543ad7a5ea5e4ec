import { Button } from '../../../components/Button';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { endingsOf, failuresToEnd } from '../model/endings';
import { own } from '../model/json';
import { exitsOf, portsOf } from '../model/kinds';
import { useEditorText } from '../text';
import { ExitRow } from './ExitRow';
import { useExitLabel } from './useExitLabel';

/** The exits of a step in the order of its ports, hidden ones greyed with why. */
export const ExitsTab = ({ step: id }: { step: string }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const exitLabel = useExitLabel();
  const doc = useEditorState((state) => state.doc);
  const ports = portsOf(editor.kinds, doc, id);
  const hidden = exitsOf(editor.kinds, own(doc.steps, id)).filter((exit) => exit.kind === 'hidden');
  const open = failuresToEnd(doc, editor.kinds, id);
  return (
    <div className="flex flex-col gap-3">
      {ports.length === 0 && <p className="text-sm text-soft">{t('exits.none')}</p>}
      <ul className="flex flex-col gap-3">
        {ports.map((exit) => (
          <ExitRow key={exit.id} from={id} exit={exit} />
        ))}
      </ul>
      {open.length > 1 && (
        <Button onClick={() => run(endingsOf(doc, open, t('kind.end_flow')))}>{t('exits.failures_end')}</Button>
      )}
      {hidden.length > 0 && (
        <ul className="flex flex-col gap-1 text-sm text-soft">
          {hidden.map((exit) => (
            <li key={exit.id}>{t('exits.hidden', { exit: exitLabel(exit.id) })}</li>
          ))}
          <li>{t('exits.hidden_loss')}</li>
        </ul>
      )}
    </div>
  );
};
