import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import type { User } from '../../../lib/api/bodies';
import { systemClock } from '../../../lib/time/clock';
import { ago, exactMoment } from '../../../lib/time/format';
import { userSessionsQuery } from '../api/userSessions';
import { seenOf } from '../model/people';

export const LastSeen = ({ user }: { user: User }) => {
  const { t } = useTranslation('users');
  const { data: sessions } = useSuspenseQuery(userSessionsQuery(user.user_id));
  const seen = seenOf(user, sessions);
  if (seen === 'invited') return <Badge tone="warn">{t('invited')}</Badge>;
  if (seen === 'nowhere') return <span className="text-soft">{t('nowhere')}</span>;
  return (
    <time dateTime={seen.at} title={exactMoment(seen.at)}>
      {ago(seen.at, systemClock.now())}
    </time>
  );
};
