import { Field } from '../../../components/Field';
import { TextInput } from '../../../components/TextInput';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';

type Props = {
  step: string;
  path: Path;
  label: string;
  min: number;
  max: number;
  standard: number;
  said: (value: number) => string;
};

/** A number within a few, by slider, with what it means beside it. */
export const SettingSlider = ({ step, path, label, min, max, standard, said }: Props) => {
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const now = typeof value === 'number' ? value : standard;
  return (
    <Field label={label} hint={said(now)} fault={fault} required>
      {(control) => (
        <TextInput
          {...control}
          ref={wanted}
          type="range"
          className="px-0"
          min={min}
          max={max}
          value={Math.min(Math.max(now, min), max)}
          aria-valuetext={said(now)}
          onChange={(event) => set(Number(event.target.value))}
        />
      )}
    </Field>
  );
};
