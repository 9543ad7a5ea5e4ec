import { Suspense } from 'react';
import { lazyPart } from '../../../components/lazyPart';
import { useEditorState } from '../desk/useEditorState';
import { TRIGGER } from '../model/document';
import { useEditorText } from '../text';
import { TriggerPanel } from './TriggerPanel';

// The forms of all kinds of step: the flow can be looked at without them.
const load = () => import('./StepPanel');
const StepPanel = lazyPart(load, 'StepPanel');

/** They come when a hand is near, so that a step can be opened also when the engine has gone since. */
export const fetchForms = () => void load().catch(() => {}); // Asked for again, and told, when a step is opened.

/** What is selected; the trigger when nothing is. */
export const Panel = () => {
  const { t } = useEditorText();
  const first = useEditorState((state) => state.selected[0] ?? TRIGGER);
  const count = useEditorState((state) => state.selected.length);
  return (
    <section aria-label={t('panel.title')} className="flex min-h-0 flex-col gap-3 overflow-y-auto border-s bg-card p-4">
      {count > 1 && <p className="text-sm text-soft">{t('panel.several', { count })}</p>}
      {first === TRIGGER ? (
        <TriggerPanel />
      ) : (
        <Suspense fallback={null}>
          <StepPanel key={first} step={first} />
        </Suspense>
      )}
    </section>
  );
};
