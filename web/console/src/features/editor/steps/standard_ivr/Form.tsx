import { Rows } from '../../fields/Rows';
import { SettingNumber } from '../../fields/SettingNumber';
import { SoundField } from '../../fields/SoundField';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { MenuKeys } from './MenuKeys';

const PROMPTS = ['prompts'];
const TIMEOUT = ['timeout_seconds'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <Rows
        step={step}
        path={PROMPTS}
        title={t('menu.parts')}
        add={t('menu.add_part')}
        max={20}
        fresh={() => ({ text: '', language: 'en-US' })}
        row={(path, index) => <SoundField step={step} path={path} label={t('menu.part', { part: index + 1 })} />}
      />
      <MenuKeys step={step} />
      <SettingNumber step={step} path={TIMEOUT} label={t('input.timeout')} min={1} max={900} standard={5} />
    </>
  );
};
