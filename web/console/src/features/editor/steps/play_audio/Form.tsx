import { useTranslation } from 'react-i18next';
import { SoundField } from '../../fields/SoundField';
import type { FormProps } from '../form';

const SOURCE = ['source'];

export const Form = ({ step }: FormProps) => {
  const { t } = useTranslation('editor');
  return <SoundField step={step} path={SOURCE} label={t('sound.source')} />;
};
