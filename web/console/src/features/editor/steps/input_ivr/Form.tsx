import { SettingChoice } from '../../fields/SettingChoice';
import { SettingNumber } from '../../fields/SettingNumber';
import { SettingSwitch } from '../../fields/SettingSwitch';
import { SoundField } from '../../fields/SoundField';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const PROMPT = ['prompt'];
const DIGITS = ['max_digits'];
const KEY = ['ending_key'];
const TIMEOUT = ['timeout_seconds'];
const SENSITIVE = ['sensitive'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const keys = [
    { value: '#', label: '#' },
    { value: '*', label: '*' },
    { value: 'none', label: t('input.no_key') },
  ];
  return (
    <>
      <SoundField step={step} path={PROMPT} label={t('sound.prompt')} />
      <SettingNumber
        step={step}
        path={DIGITS}
        label={t('input.digits')}
        hint={t('input.digits_hint')}
        min={1}
        max={100}
      />
      <SettingChoice step={step} path={KEY} label={t('input.key')} choices={keys} standard="#" />
      <SettingNumber step={step} path={TIMEOUT} label={t('input.timeout')} min={1} max={900} standard={5} />
      <SettingSwitch step={step} path={SENSITIVE} label={t('input.sensitive')} />
    </>
  );
};
