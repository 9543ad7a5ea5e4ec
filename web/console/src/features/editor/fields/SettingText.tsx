import { Field } from '../../../components/Field';
import { TextInput } from '../../../components/TextInput';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';

type Props = { step: string; path: Path; label: string; hint?: string; required?: boolean; placeholder?: string };

/** A short text. Emptied, an optional one is taken out of the settings. */
export const SettingText = ({ step, path, label, hint, required = false, placeholder }: Props) => {
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  return (
    <Field label={label} hint={hint} fault={fault} required={required}>
      {(control) => (
        <TextInput
          {...control}
          ref={wanted}
          placeholder={placeholder}
          value={typeof value === 'string' ? value : ''}
          onChange={(event) => set(event.target.value === '' && !required ? undefined : event.target.value)}
        />
      )}
    </Field>
  );
};
