import { Tabs } from '../../../components/Tabs';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import type { Tab } from '../model/faults';
import { own } from '../model/json';
import { FORMS } from '../steps/forms';
import { useEditorText } from '../text';
import { Editable } from './Editable';
import { ExitsTab } from './ExitsTab';
import { PreferencesTab } from './PreferencesTab';
import { StepHead } from './StepHead';

/** Everything about one step, in three tabs. */
export const StepPanel = ({ step: id }: { step: string }) => {
  const { t } = useEditorText();
  const { tab } = useDesk();
  const chosen = useStore(tab);
  const kind = useEditorState((state) => own(state.doc.steps, id)?.type ?? '');
  const Form = own(FORMS, kind);
  const settings = Form ? <Form step={id} /> : <p className="text-sm text-soft">{t('panel.unknown_kind', { kind })}</p>;
  return (
    <>
      <Editable>
        <StepHead step={id} />
      </Editable>
      <Tabs
        name={t('panel.title')}
        chosen={chosen}
        onChoose={(key) => tab.set(key as Tab)}
        tabs={[
          {
            key: 'settings',
            title: t('panel.settings'),
            content: (
              <Editable>
                <div className="flex flex-col gap-4">{settings}</div>
              </Editable>
            ),
          },
          {
            key: 'exits',
            title: t('panel.exits'),
            content: (
              <Editable>
                <ExitsTab step={id} />
              </Editable>
            ),
          },
          {
            key: 'preferences',
            title: t('panel.preferences'),
            content: (
              <Editable>
                <PreferencesTab step={id} />
              </Editable>
            ),
          },
        ]}
      />
    </>
  );
};
