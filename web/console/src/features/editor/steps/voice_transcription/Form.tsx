import { SettingNumber } from '../../fields/SettingNumber';
import { SettingText } from '../../fields/SettingText';
import { SoundField } from '../../fields/SoundField';
import { STANDARD_LANGUAGE } from '../../model/summary';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const PROMPT = ['prompt'];
const LANGUAGE = ['language'];
const TIMEOUT = ['timeout_seconds'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <SoundField step={step} path={PROMPT} label={t('sound.prompt')} />
      <SettingText step={step} path={LANGUAGE} label={t('voice.language')} placeholder={STANDARD_LANGUAGE} />
      <SettingNumber step={step} path={TIMEOUT} label={t('voice.silence')} min={1} max={60} standard={2} />
    </>
  );
};
