import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../../components/ChoiceCards';

/** The only trigger there is, shown so: a choice without an alternative. */
export const TriggerPage = () => {
  const { t } = useTranslation('flows');
  const cards = [
    { value: 'api_request' as const, title: t('create.trigger.api'), about: t('create.trigger.apiAbout') },
  ];
  return <ChoiceCards legend={t('create.trigger.legend')} cards={cards} chosen="api_request" onChoose={() => {}} />;
};
