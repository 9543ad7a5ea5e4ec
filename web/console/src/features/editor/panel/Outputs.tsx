import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { setOutput } from '../model/commands/setOutput';
import { variablesOf } from '../model/document';
import { own } from '../model/json';
import { kindOf, settingsOf } from '../model/kinds';
import { useEditorText } from '../text';

/** What the step found out, copied to variables. */
export const Outputs = ({ step: id }: { step: string }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const doc = useEditorState((state) => state.doc);
  const [fresh, setFresh] = useState('');
  const [more, setMore] = useState<readonly string[]>([]);
  const step = own(doc.steps, id);
  if (!step) return null;
  const known = kindOf(editor.kinds, step)?.outputs(settingsOf(step)) ?? null;
  const names = [...new Set([...(known ?? []), ...Object.keys(step.outputs ?? {}), ...more])];
  if (names.length === 0 && known !== null) return null;
  const variables = [
    { value: '', label: t('panel.output_none') },
    ...variablesOf(doc).map((name) => ({ value: name, label: name })),
  ];
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 text-sm font-semibold">{t('panel.outputs')}</legend>
      {names.map((output) => (
        <Field key={output} label={output}>
          {(control) => (
            <Select
              {...control}
              choices={variables}
              value={own(step.outputs, output) ?? ''}
              onChange={(event) => run(setOutput(id, output, event.target.value))}
            />
          )}
        </Field>
      ))}
      {known === null && (
        <div className="flex gap-1">
          <TextInput
            aria-label={t('panel.output_name')}
            placeholder={t('panel.output_name')}
            value={fresh}
            onChange={(event) => setFresh(event.target.value)}
          />
          <Button
            disabled={fresh.trim() === ''}
            onClick={() => {
              setMore([...more, fresh.trim()]);
              setFresh('');
            }}
          >
            {t('map.add')}
          </Button>
        </div>
      )}
    </fieldset>
  );
};
