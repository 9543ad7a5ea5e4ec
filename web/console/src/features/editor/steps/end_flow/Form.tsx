import { useEditorText } from '../../text';

export const Form = () => {
  const { t } = useEditorText();
  return <p className="text-sm text-soft">{t('end.about')}</p>;
};
