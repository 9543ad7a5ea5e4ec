import { SoundField } from '../../fields/SoundField';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const SOURCE = ['source'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return <SoundField step={step} path={SOURCE} label={t('sound.source')} />;
};
