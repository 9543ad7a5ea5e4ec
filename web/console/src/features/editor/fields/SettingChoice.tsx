import { Field } from '../../../components/Field';
import { type Choice, Select } from '../../../components/Select';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';

type Props = { step: string; path: Path; label: string; choices: readonly Choice[]; standard: string; hint?: string };

/** One of a few. A value nobody knows is shown as it stands, never changed by being looked at. */
export const SettingChoice = ({ step, path, label, choices, standard, hint }: Props) => {
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const now = typeof value === 'string' ? value : standard;
  const known = choices.some((choice) => choice.value === now) ? choices : [...choices, { value: now, label: now }];
  return (
    <Field label={label} hint={hint} fault={fault} required>
      {(control) => (
        <Select {...control} ref={wanted} choices={known} value={now} onChange={(event) => set(event.target.value)} />
      )}
    </Field>
  );
};
