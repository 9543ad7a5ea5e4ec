import { ExitName } from '../../fields/ExitName';
import { Rows } from '../../fields/Rows';
import { SettingNumber } from '../../fields/SettingNumber';
import { SettingText } from '../../fields/SettingText';
import { SoundField } from '../../fields/SoundField';
import { WordList } from '../../fields/WordList';
import { STANDARD_LANGUAGE } from '../../model/summary';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { freeExit } from '../freeExit';

const PROMPT = ['prompt'];
const LANGUAGE = ['language'];
const TIMEOUT = ['timeout_seconds'];
const OPTIONS = ['options'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <SoundField step={step} path={PROMPT} label={t('sound.prompt')} />
      <SettingText step={step} path={LANGUAGE} label={t('voice.language')} placeholder={STANDARD_LANGUAGE} />
      <SettingNumber step={step} path={TIMEOUT} label={t('voice.silence')} min={1} max={60} standard={2} />
      <Rows
        step={step}
        path={OPTIONS}
        title={t('voice.options')}
        add={t('voice.add_option')}
        fresh={(rows) => ({ exit: freeExit(rows, 'option_1'), keywords: [] })}
        row={(path) => (
          <>
            <ExitName step={step} path={[...path, 'exit']} label={t('rule.exit')} />
            <WordList
              step={step}
              path={[...path, 'keywords']}
              label={t('voice.keywords')}
              hint={t('voice.keywords_hint')}
            />
          </>
        )}
      />
    </>
  );
};
