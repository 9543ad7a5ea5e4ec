import { useRef } from 'react';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextArea } from '../../../components/TextArea';
import { useEditorState } from '../desk/useEditorState';
import { useSetting, useWanted } from '../desk/useSetting';
import { own, type Path } from '../model/json';
import { SYSTEM_NAMES } from '../model/names';
import { placeFor, placesOf } from '../model/templates';
import { useEditorText } from '../text';

type Props = { step: string; path: Path; label: string; max: number; rows?: number; required?: boolean; hint?: string };

/** A text with places for variables: put in where the cursor stands, unknown ones named below. */
export const TemplateText = ({ step, path, label, max, rows = 4, required = false, hint }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault, pointer } = useSetting(step, path);
  const wanted = useWanted(pointer);
  const area = useRef<HTMLTextAreaElement | null>(null);
  const variables = useEditorState((state) => state.doc.variables);
  const text = typeof value === 'string' ? value : '';
  const unknown = placesOf(text).filter((p) =>
    p.scope === 'system' ? !SYSTEM_NAMES.includes(p.name) : p.scope === null || !own(variables, p.name),
  );
  const insert = (place: string) => {
    const from = area.current?.selectionStart ?? text.length;
    const to = area.current?.selectionEnd ?? text.length;
    set(text.slice(0, from) + place + text.slice(to));
    area.current?.focus();
  };
  const places = [
    { value: '', label: t('field.insert_variable') },
    ...Object.keys(variables ?? {}).map((name) => ({ value: placeFor(name), label: name })),
    ...SYSTEM_NAMES.map((name) => ({ value: `%{system.${name}}`, label: t('field.system', { name }) })),
  ];
  const told = unknown.length > 0 ? t('field.unknown_places', { names: unknown.map((p) => p.name).join(', ') }) : null;
  return (
    <Field
      label={label}
      fault={fault ?? told}
      required={required}
      hint={hint ?? t('field.count', { count: Array.from(text).length, max })}
    >
      {(control) => (
        <>
          <TextArea
            {...control}
            ref={(element) => {
              area.current = element;
              wanted(element);
            }}
            rows={rows}
            value={text}
            onChange={(event) => set(event.target.value === '' && !required ? undefined : event.target.value)}
          />
          <Select
            aria-label={t('field.insert_into', { label })}
            choices={places}
            value=""
            onChange={(event) => event.target.value && insert(event.target.value)}
          />
        </>
      )}
    </Field>
  );
};
