import { Field } from '../../../components/Field';
import { TextInput } from '../../../components/TextInput';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';

type Props = { step: string; path: Path; label: string; hint?: string; min: number; max: number; standard?: number };

/** A whole number. Emptied it is taken out, and the engine's own default holds, which stands in the empty field. */
export const SettingNumber = ({ step, path, label, hint, min, max, standard }: Props) => {
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  return (
    <Field label={label} hint={hint} fault={fault}>
      {(control) => (
        <TextInput
          {...control}
          ref={wanted}
          type="number"
          inputMode="numeric"
          min={min}
          max={max}
          placeholder={standard === undefined ? undefined : String(standard)}
          value={typeof value === 'number' ? String(value) : ''}
          onChange={(event) => set(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      )}
    </Field>
  );
};
