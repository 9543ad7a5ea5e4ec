import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Field } from '../../../components/Field';
import { Section } from '../../../components/Section';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault } from '../desk/useSetting';
import { setInteractionIdVariable } from '../model/commands/setInteractionIdVariable';
import { addVariable } from '../model/commands/variables';
import { variablesOf } from '../model/document';
import { own } from '../model/json';
import { asName } from '../model/names';
import { useEditorText } from '../text';
import { VariableRow } from './VariableRow';

/** The variable of the interaction's id, and all variables of the flow with who uses them. */
export const VariablesList = () => {
  const { t } = useEditorText();
  const run = useRun();
  const doc = useEditorState((state) => state.doc);
  const [fresh, setFresh] = useState('');
  const fault = useFault('/trigger/interaction_id_variable');
  const names = variablesOf(doc);
  const suggested = own(doc.variables, 'interaction_id')
    ? []
    : [{ value: 'interaction_id', label: t('args.create', { name: 'interaction_id' }) }];
  const choices = [
    { value: '', label: t('vars.none') },
    ...suggested,
    ...names.map((name) => ({ value: name, label: name })),
  ];
  const add = () => {
    if (run(addVariable(asName(fresh))) === null) setFresh('');
  };
  return (
    <Section title={t('vars.title')}>
      <Field label={t('vars.interaction_id')} hint={t('vars.interaction_id_hint')} fault={fault}>
        {(control) => (
          <Select
            {...control}
            choices={choices}
            value={doc.trigger.interaction_id_variable ?? ''}
            onChange={(event) => run(setInteractionIdVariable(event.target.value))}
          />
        )}
      </Field>
      {names.length > 0 && (
        <ul aria-label={t('vars.list')} className="flex flex-col gap-1">
          {names.map((name) => (
            <VariableRow key={name} name={name} />
          ))}
        </ul>
      )}
      <div className="flex gap-1">
        <TextInput
          aria-label={t('vars.new')}
          placeholder={t('vars.new')}
          value={fresh}
          onChange={(event) => setFresh(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && add()}
        />
        <Button disabled={asName(fresh) === ''} onClick={add}>
          {t('vars.add')}
        </Button>
      </div>
    </Section>
  );
};
