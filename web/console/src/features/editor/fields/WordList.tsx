import { useState } from 'react';
import { Field } from '../../../components/Field';
import { TextInput } from '../../../components/TextInput';
import { useSetting, useWanted } from '../desk/useSetting';
import { isList, type Path } from '../model/json';

type Props = { step: string; path: Path; label: string; hint: string };

/** A list of words, typed with commas between them. */
export const WordList = ({ step, path, label, hint }: Props) => {
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const [typed, setTyped] = useState<string | null>(null);
  const now = isList(value) ? value.join(', ') : '';
  const write = (text: string) => {
    setTyped(text);
    set(
      text
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    );
  };
  return (
    <Field label={label} hint={hint} fault={fault} required>
      {(control) => (
        <TextInput
          {...control}
          ref={wanted}
          value={typed ?? now}
          onChange={(event) => write(event.target.value)}
          onBlur={() => setTyped(null)}
        />
      )}
    </Field>
  );
};
