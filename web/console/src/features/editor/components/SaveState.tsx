import { useSyncExternalStore } from 'react';
import { Badge, type Tone } from '../../../components/Badge';
import { useDesk } from '../desk/desk';
import { lineOf, type SaveLine } from '../model/autosave';
import { useEditorText } from '../text';

const TONES: { readonly [line in SaveLine]: Tone } = {
  saved: 'good',
  saving: 'calm',
  waiting: 'calm',
  clash: 'bad',
  offline: 'warn',
  signed_out: 'warn',
  forbidden: 'warn',
  gone: 'bad',
  too_large: 'bad',
  refused: 'bad',
};

/** Where what was typed is now. */
export const SaveState = () => {
  const { t, i18n } = useEditorText();
  const { saver } = useDesk();
  const line = useSyncExternalStore(saver.subscribe, () => lineOf(saver.state()));
  const at = useSyncExternalStore(saver.subscribe, () => saver.state().savedAt);
  const time = at === null ? null : new Intl.DateTimeFormat(i18n.language, { timeStyle: 'short' }).format(at);
  return (
    <output aria-live="polite">
      <Badge tone={TONES[line]}>
        {line === 'saved' && time !== null ? t('save.saved_at', { time }) : t(`save.${line}`)}
      </Badge>
    </output>
  );
};
