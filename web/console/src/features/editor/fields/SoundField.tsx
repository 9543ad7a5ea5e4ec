import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { useSetting } from '../desk/useSetting';
import { isObject, type Json, type Path } from '../model/json';
import { STANDARD_LANGUAGE } from '../model/summary';
import { useEditorText } from '../text';
import { ResourceField } from './ResourceField';
import { SettingText } from './SettingText';
import { TemplateText } from './TemplateText';

type Props = { step: string; path: Path; label: string };
type Way = 'text' | 'prompt' | 'url';

const FRESH: { readonly [way in Way]: Json } = {
  text: { text: '', language: 'en-US' },
  prompt: { prompt: '' },
  url: { url: 'https://' },
};
const wayOf = (value: Json | undefined): Way =>
  (isObject(value) ? (['prompt', 'url'] as const).find((w) => w in value) : undefined) ?? 'text';

/** What is heard: a text that is spoken, a recording of the library, or a file on the web. */
export const SoundField = ({ step, path, label }: Props) => {
  const { t } = useEditorText();
  const { value, set, fault } = useSetting(step, path);
  const way = wayOf(value);
  const ways = (['text', 'prompt', 'url'] as const).map((w) => ({ value: w, label: t(`sound.${w}`) }));
  return (
    <>
      <Field label={label} fault={isObject(value) ? null : fault} required>
        {(control) => (
          <Select {...control} choices={ways} value={way} onChange={(event) => set(FRESH[event.target.value as Way])} />
        )}
      </Field>
      {way === 'text' && (
        <>
          <TemplateText step={step} path={[...path, 'text']} label={t('sound.message')} max={3000} required />
          <SettingText
            step={step}
            path={[...path, 'language']}
            label={t('sound.language')}
            placeholder={STANDARD_LANGUAGE}
          />
        </>
      )}
      {way === 'prompt' && (
        <ResourceField step={step} path={[...path, 'prompt']} label={t('sound.recording')} of="prompts" required />
      )}
      {way === 'url' && (
        <TemplateText
          step={step}
          path={[...path, 'url']}
          label={t('sound.address')}
          max={2048}
          rows={2}
          required
          hint={t('sound.address_hint')}
        />
      )}
    </>
  );
};
