import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { Tabs } from '../../../components/Tabs';
import { TextArea } from '../../../components/TextArea';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { useRun } from '../desk/useRun';
import { useFault, useWanted } from '../desk/useSetting';
import { setDescription } from '../model/commands/setDescription';
import { setStrictArguments } from '../model/commands/setStrictArguments';
import { TRIGGER } from '../model/document';
import type { Tab } from '../model/faults';
import { useEditorText } from '../text';
import { ArgumentsTable } from './ArgumentsTable';
import { Editable } from './Editable';
import { ExitsTab } from './ExitsTab';
import { VariablesList } from './VariablesList';

/** The request that starts the flow: what it carries, where it goes first, and what holds for the flow as a whole. */
export const TriggerPanel = () => {
  const { t } = useEditorText();
  const { tab } = useDesk();
  const chosen = useStore(tab);
  const settings = (
    <div className="flex flex-col gap-6">
      <ArgumentsTable />
      <VariablesList />
    </div>
  );
  return (
    <>
      <h2 className="text-base font-semibold">{t('trigger')}</h2>
      <Tabs
        name={t('trigger')}
        chosen={chosen}
        onChoose={(key) => tab.set(key as Tab)}
        tabs={[
          { key: 'settings', title: t('panel.settings'), content: <Editable>{settings}</Editable> },
          {
            key: 'exits',
            title: t('panel.exits'),
            content: (
              <Editable>
                <ExitsTab step={TRIGGER} />
              </Editable>
            ),
          },
          {
            key: 'preferences',
            title: t('panel.preferences'),
            content: (
              <Editable>
                <FlowPreferences />
              </Editable>
            ),
          },
        ]}
      />
    </>
  );
};

const FlowPreferences = () => {
  const { t } = useEditorText();
  const run = useRun();
  const description = useEditorState((state) => state.doc.description ?? '');
  const strict = useEditorState((state) => state.doc.strict_arguments ?? false);
  const fault = useFault('/description');
  const wanted = useWanted('/description');
  return (
    <div className="flex flex-col gap-4">
      <Field label={t('prefs.description')} fault={fault}>
        {(control) => (
          <TextArea
            {...control}
            ref={wanted}
            maxLength={2000}
            value={description}
            onChange={(event) => run(setDescription(event.target.value))}
          />
        )}
      </Field>
      <Checkbox
        label={t('args.strict')}
        checked={strict}
        onChange={(event) => run(setStrictArguments(event.target.checked))}
      />
    </div>
  );
};
