import { useQuery } from '@tanstack/react-query';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { type ResourceKind, resourcesQuery } from '../api/resources';
import { useSetting, useWanted } from '../desk/useSetting';
import type { Path } from '../model/json';
import { useEditorText } from '../text';

type Props = { step: string; path: Path; label: string; of: ResourceKind; required?: boolean; hint?: string };

/** Something of the account, from its list. What is not in the list stays chosen and is shown; without a list it can be typed. */
export const ResourceField = ({ step, path, label, of, required = false, hint }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const { data = [], isError } = useQuery(resourcesQuery(of));
  const now = typeof value === 'string' ? value : '';
  const none = { value: '', label: t(required ? 'field.choose' : 'field.none') };
  const strange =
    now !== '' && !data.some((r) => r.id === now) ? [{ value: now, label: t('field.strange', { name: now }) }] : [];
  return (
    <Field label={label} hint={isError ? t('field.no_list') : hint} fault={fault} required={required}>
      {(control) =>
        isError ? (
          <TextInput {...control} ref={wanted} value={now} onChange={(event) => set(event.target.value || undefined)} />
        ) : (
          <Select
            {...control}
            ref={wanted}
            choices={[none, ...strange, ...data.map((r) => ({ value: r.id, label: r.label }))]}
            value={now}
            onChange={(event) => set(event.target.value === '' && !required ? undefined : event.target.value)}
          />
        )
      }
    </Field>
  );
};
