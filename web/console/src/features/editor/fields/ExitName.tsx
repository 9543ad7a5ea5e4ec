import { useState } from 'react';
import { Field } from '../../../components/Field';
import { TextInput } from '../../../components/TextInput';
import { useDesk } from '../desk/desk';
import { useSetting, useWanted } from '../desk/useSetting';
import { renameExit } from '../model/commands/renameExit';
import { setSetting } from '../model/commands/setSetting';
import type { Path } from '../model/json';
import { asName } from '../model/names';
import { useEditorText } from '../text';

type Props = { step: string; path: Path; label: string };

/** The name of an exit. It is taken when the field is left, so that a wire follows one rename and not every letter. */
export const ExitName = ({ step, path, label }: Props) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const { value, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const now = typeof value === 'string' ? value : '';
  const [typed, setTyped] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const leave = () => {
    if (typed === null) return;
    const name = asName(typed);
    const refused =
      name === now
        ? null
        : now === ''
          ? editor.run(setSetting({ step, path, value: name }))
          : editor.run(renameExit(step, now, name));
    // Two rows may share an exit: then this row alone moves to the one that is there.
    const shared = refused === 'exit_taken' ? editor.run(setSetting({ step, path, value: name })) : refused;
    setRefusal(shared ? t(`refusal.${shared}`) : null);
    if (!shared) setTyped(null);
  };
  return (
    <Field label={label} fault={refusal ?? fault} required>
      {(control) => (
        <TextInput
          {...control}
          ref={wanted}
          value={typed ?? now}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      )}
    </Field>
  );
};
