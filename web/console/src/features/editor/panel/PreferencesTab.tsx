import { useState } from 'react';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault, useWanted } from '../desk/useSetting';
import { renameStep } from '../model/commands/renameStep';
import { setOnError } from '../model/commands/setOnError';
import { setOnHangup } from '../model/commands/setOnHangup';
import { setStepName } from '../model/commands/setStepName';
import { labelOf } from '../model/document';
import { own, pointerOf } from '../model/json';
import { kindOf, portsOf } from '../model/kinds';
import { useEditorText } from '../text';
import { Outputs } from './Outputs';
import { useExitLabel } from './useExitLabel';

/** Name, id, and what follows when something goes wrong. */
export const PreferencesTab = ({ step: id }: { step: string }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const run = useRun();
  const exitLabel = useExitLabel();
  const doc = useEditorState((state) => state.doc);
  const at = (member: string) => pointerOf(['steps', id, member]);
  const nameFault = useFault(at('name'));
  const errorFault = useFault(at('on_error'));
  const hangupFault = useFault(at('on_hangup'));
  const wantedName = useWanted(at('name'));
  const wantedError = useWanted(at('on_error'));
  const wantedHangup = useWanted(at('on_hangup'));
  const step = own(doc.steps, id);
  const others = Object.keys(doc.steps).filter((other) => other !== id);
  const routes = [
    { value: 'default', label: t('panel.on_error_default') },
    { value: 'end', label: t('panel.on_error_end') },
    ...portsOf(editor.kinds, doc, id).map((exit) => ({
      value: `exit:${exit.id}`,
      label: t('panel.on_error_exit', { exit: exitLabel(exit.id) }),
    })),
    ...others.map((other) => ({
      value: `step:${other}`,
      label: t('panel.on_error_step', { step: labelOf(doc, other) }),
    })),
  ];
  const after = [
    { value: '', label: t('panel.on_hangup_end') },
    ...others.map((other) => ({ value: other, label: labelOf(doc, other) })),
  ];
  if (!step) return null;
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('panel.name')} fault={nameFault}>
        {(control) => (
          <TextInput
            {...control}
            ref={wantedName}
            maxLength={200}
            value={step.name ?? ''}
            onChange={(event) => run(setStepName(id, event.target.value))}
          />
        )}
      </Field>
      <StepId key={id} id={id} />
      <Field label={t('panel.on_error')} fault={errorFault}>
        {(control) => (
          <Select
            {...control}
            ref={wantedError}
            choices={routes}
            value={step.on_error ?? 'default'}
            onChange={(event) => run(setOnError(id, event.target.value))}
          />
        )}
      </Field>
      {(kindOf(editor.kinds, step)?.needsContact || step.on_hangup !== undefined) && (
        <Field label={t('panel.on_hangup')} fault={hangupFault}>
          {(control) => (
            <Select
              {...control}
              ref={wantedHangup}
              choices={after}
              value={step.on_hangup ?? ''}
              onChange={(event) => run(setOnHangup(id, event.target.value || null))}
            />
          )}
        </Field>
      )}
      <Outputs step={id} />
    </div>
  );
};

/** The id is taken when the field is left: every wire follows one rename. */
const StepId = ({ id }: { id: string }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const [typed, setTyped] = useState(id);
  const [refusal, setRefusal] = useState<string | null>(null);
  const leave = () => {
    if (typed === id) return;
    const refused = editor.run(renameStep(id, typed));
    setRefusal(refused ? t(`refusal.${refused}`) : null);
    if (!refused) editor.select([typed]);
  };
  return (
    <Field label={t('panel.id')} hint={t('panel.id_hint')} fault={refusal} required>
      {(control) => (
        <TextInput
          {...control}
          className="font-mono"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={leave}
          onKeyDown={(event) => event.key === 'Enter' && leave()}
        />
      )}
    </Field>
  );
};
