import { useEditorState } from '../desk/useEditorState';
import { TRIGGER } from '../model/document';
import { useEditorText } from '../text';
import { StepPanel } from './StepPanel';
import { TriggerPanel } from './TriggerPanel';

/** What is selected; the trigger when nothing is. */
export const Panel = () => {
  const { t } = useEditorText();
  const first = useEditorState((state) => state.selected[0] ?? TRIGGER);
  const count = useEditorState((state) => state.selected.length);
  return (
    <section aria-label={t('panel.title')} className="flex min-h-0 flex-col gap-3 overflow-y-auto border-s bg-card p-4">
      {count > 1 && <p className="text-sm text-soft">{t('panel.several', { count })}</p>}
      {first === TRIGGER ? <TriggerPanel /> : <StepPanel key={first} step={first} />}
    </section>
  );
};
