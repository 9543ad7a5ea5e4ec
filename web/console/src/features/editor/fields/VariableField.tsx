import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { useEditorState } from '../desk/useEditorState';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';
import { SYSTEM_NAMES } from '../model/names';
import { useEditorText } from '../text';

type Props = { step: string; path: Path; label: string /** The engine's own values too. */; system?: boolean };

/** One of the flow's variables. */
export const VariableField = ({ step, path, label, system = false }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const variables = useEditorState((state) => state.doc.variables);
  const now = typeof value === 'string' ? value : '';
  const names = [...Object.keys(variables ?? {}), ...(system ? SYSTEM_NAMES.map((name) => `system.${name}`) : [])];
  const strange = now !== '' && !names.includes(now) ? [{ value: now, label: t('field.strange', { name: now }) }] : [];
  return (
    <Field label={label} fault={fault} required>
      {(control) => (
        <Select
          {...control}
          ref={wanted}
          choices={[
            { value: '', label: t('field.choose') },
            ...strange,
            ...names.map((name) => ({ value: name, label: name })),
          ]}
          value={now}
          onChange={(event) => set(event.target.value)}
        />
      )}
    </Field>
  );
};
