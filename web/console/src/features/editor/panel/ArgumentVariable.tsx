import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault, useWanted } from '../desk/useSetting';
import { addArgument, setArgumentVariable } from '../model/commands/arguments';
import { variablesOf } from '../model/document';
import { own } from '../model/json';
import { asName } from '../model/names';
import { useEditorText } from '../text';

const NEW = ' new';

/** The variable an argument fills: one that is there, the argument's own name, or a new one that is typed. */
export const ArgumentVariable = ({ index }: { index: number }) => {
  const { t } = useEditorText();
  const run = useRun();
  const doc = useEditorState((state) => state.doc);
  const [typed, setTyped] = useState<string | null>(null);
  const pointer = `/trigger/arguments/${index}/variable`;
  const fault = useFault(pointer);
  const wanted = useWanted(pointer);
  const argument = doc.trigger.arguments?.[index];
  const now = argument?.variable ?? '';
  const suggested = asName(argument?.name ?? '');
  const fill = (variable: string) => {
    if (!argument) run(addArgument({ name: '', variable }));
    else if (variable !== now) run(setArgumentVariable(index, variable));
    setTyped(null);
  };
  const choices = [
    { value: '', label: t('field.choose') },
    ...(suggested !== '' && !own(doc.variables, suggested)
      ? [{ value: suggested, label: t('args.create', { name: suggested }) }]
      : []),
    ...variablesOf(doc).map((name) => ({ value: name, label: name })),
    { value: NEW, label: t('args.new_variable') },
  ];
  const known = choices.some((choice) => choice.value === now)
    ? choices
    : [...choices, { value: now, label: t('field.strange', { name: now }) }];
  return (
    <>
      <Field label={t('args.variable')} fault={fault} required>
        {(control) => (
          <Select
            {...control}
            ref={wanted}
            choices={known}
            value={typed === null ? now : NEW}
            onChange={(event) =>
              event.target.value === NEW ? setTyped('') : event.target.value && fill(event.target.value)
            }
          />
        )}
      </Field>
      {typed !== null && (
        <div className="flex gap-1">
          <TextInput
            aria-label={t('args.new_variable_name')}
            placeholder={t('args.new_variable_name')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={(event) => event.key === 'Enter' && fill(asName(typed))}
          />
          <Button disabled={asName(typed) === ''} onClick={() => fill(asName(typed))}>
            {t('args.create_it')}
          </Button>
        </div>
      )}
    </>
  );
};
