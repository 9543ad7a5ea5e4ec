import { Locate } from 'lucide-react';
import { Field } from '../../../components/Field';
import { IconButton } from '../../../components/IconButton';
import { Select } from '../../../components/Select';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault, useWanted } from '../desk/useSetting';
import { addStep } from '../model/commands/addStep';
import { connectExit } from '../model/commands/connectExit';
import { disconnectExit } from '../model/commands/disconnectExit';
import { labelOf, TRIGGER, targetOf } from '../model/document';
import { pointerOf } from '../model/json';
import type { Exit } from '../model/kinds';
import { newStep } from '../model/newStep';
import { refusedBehind } from '../model/reach';
import { useEditorText } from '../text';
import { useExitLabel } from './useExitLabel';
import { useKindTitle } from './useKindTitle';

type Props = { from: string; exit: Exit };

const NEW = 'new:';

/** Where one exit leads: a step that is there, a new one, or the end. */
export const ExitRow = ({ from, exit }: Props) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const label = useExitLabel()(exit.id);
  const titleOf = useKindTitle();
  const doc = useEditorState((state) => state.doc);
  const pointer = from === TRIGGER ? '/entry' : pointerOf(['steps', from, 'exits', exit.id]);
  const fault = useFault(pointer);
  const wanted = useWanted(pointer);
  const target = targetOf(doc, from, exit.id);
  const kinds = Object.values(editor.kinds).filter(
    (kind) => refusedBehind(doc, editor.kinds, { from, exit: exit.id }, kind) === null,
  );
  const choices = [
    { value: '', label: t(exit.kind === 'optional' ? 'exits.end_here' : 'exits.choose') },
    ...Object.keys(doc.steps)
      .filter((id) => id !== from)
      .map((id) => ({ value: id, label: labelOf(doc, id) })),
    ...(from !== TRIGGER ? [{ value: from, label: labelOf(doc, from) }] : []),
    ...kinds.map((kind) => ({ value: NEW + kind.kind, label: t('exits.new', { kind: titleOf(kind.kind) }) })),
  ];
  const known =
    target === null || choices.some((c) => c.value === target)
      ? choices
      : [...choices, { value: target, label: t('field.strange', { name: target }) }];
  const choose = (to: string) => {
    if (to === '') run(disconnectExit({ from, exit: exit.id }));
    else if (to.startsWith(NEW))
      run(addStep(newStep(doc, to.slice(NEW.length), titleOf(to.slice(NEW.length)), { from, exit: exit.id })));
    else run(connectExit({ from, exit: exit.id, to }));
  };
  return (
    <li className="flex items-end gap-1">
      <div className="grow">
        <Field label={label} fault={fault} required={exit.kind === 'mandatory'}>
          {(control) => (
            <Select
              {...control}
              ref={wanted}
              choices={known}
              value={target ?? ''}
              onChange={(event) => choose(event.target.value)}
            />
          )}
        </Field>
      </div>
      {target !== null && (
        <IconButton
          icon={Locate}
          name={t('exits.show', { step: labelOf(doc, target) })}
          onClick={() => editor.select([target])}
        />
      )}
    </li>
  );
};
