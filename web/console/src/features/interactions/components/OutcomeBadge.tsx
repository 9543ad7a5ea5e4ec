import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import { type Interaction, moodOf, wordOf } from '../model/verdict';

export const OutcomeBadge = ({ interaction }: { interaction: Pick<Interaction, 'state' | 'outcome'> }) => {
  const { t } = useTranslation('interactions');
  return <Badge tone={moodOf(interaction)}>{t(`outcome.${wordOf(interaction)}`)}</Badge>;
};
