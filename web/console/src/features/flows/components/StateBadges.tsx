import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import { type Flow, standingOf } from '../model/listing';

export const StateBadges = ({ flow }: { flow: Flow }) => {
  const { t } = useTranslation('flows');
  const { version, draft } = standingOf(flow);
  return (
    <span className="flex flex-wrap gap-1">
      {version !== null && <Badge tone="good">{t('state.published', { version })}</Badge>}
      {draft === 'fine' && <Badge tone="brand">{t('state.draft')}</Badge>}
      {draft === 'faulty' && <Badge tone="bad">{t('state.faulty')}</Badge>}
    </span>
  );
};
