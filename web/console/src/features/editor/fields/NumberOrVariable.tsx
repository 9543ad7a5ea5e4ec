import { useQuery } from '@tanstack/react-query';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { resourcesQuery } from '../api/resources';
import { useEditorState } from '../desk/useEditorState';
import { useSetting, useWanted } from '../desk/useSetting';
import { isObject, type Json, type Path } from '../model/json';
import { useEditorText } from '../text';

type Props = {
  step: string;
  path: Path;
  label: string;
  hint?: string /** The account's numbers are offered; else any number can be typed. */;
  own: boolean;
};

const TYPED = 'typed';
const chosen = (value: Json | undefined): string => {
  if (!isObject(value)) return '';
  return typeof value.variable === 'string' ? `variable:${value.variable}` : `number:${String(value.number ?? '')}`;
};

/** A number, or the variable that holds one. */
export const NumberOrVariable = ({ step, path, label, hint, own }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const variables = useEditorState((state) => state.doc.variables);
  const { data = [] } = useQuery({ ...resourcesQuery('numbers'), enabled: own });
  const now = chosen(value);
  const typed = !own && now.startsWith('number:');
  const names = Object.keys(variables ?? {});
  const choices = [
    { value: '', label: t('field.choose') },
    ...(own
      ? data.map((n) => ({ value: `number:${n.id}`, label: n.label }))
      : [{ value: TYPED, label: t('field.type_number') }]),
    ...names.map((name) => ({ value: `variable:${name}`, label: t('field.variable', { name }) })),
  ];
  const known =
    typed || choices.some((c) => c.value === now)
      ? choices
      : [...choices, { value: now, label: t('field.strange', { name: now.replace(/^\w+:/, '') }) }];
  const choose = (next: string) => {
    if (next === TYPED) set({ number: '' });
    else if (next === '') set(undefined);
    else set(next.startsWith('number:') ? { number: next.slice(7) } : { variable: next.slice(9) });
  };
  return (
    <Field label={label} hint={hint} fault={fault} required>
      {(control) => (
        <>
          <Select
            {...control}
            ref={wanted}
            choices={known}
            value={typed ? TYPED : now}
            onChange={(event) => choose(event.target.value)}
          />
          {typed && (
            <TextInput
              type="tel"
              aria-label={t('field.number_of', { label })}
              placeholder="+12025550100"
              value={now.slice(7)}
              onChange={(event) => set({ number: event.target.value })}
            />
          )}
        </>
      )}
    </Field>
  );
};
