import { useTranslation } from 'react-i18next';

export const Form = () => {
  const { t } = useTranslation('editor');
  return <p className="text-sm text-soft">{t('end.about')}</p>;
};
