import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Dialog } from '../../../components/Dialog';
import type { User } from '../../../lib/api/bodies';
import { userSessionsQuery } from '../api/userSessions';
import { SessionTable } from './SessionTable';

const Content = ({ user }: { user: User }) => {
  const { t } = useTranslation('users');
  const { data: sessions } = useSuspenseQuery(userSessionsQuery(user.user_id));
  if (sessions.length === 0) return <p className="text-sm text-soft">{t('sessions.none')}</p>;
  return <SessionTable caption={t('sessions.title', { name: user.name })} sessions={sessions} />;
};

export const UserSessions = ({ user, onClose }: { user: User; onClose: () => void }) => {
  const { t } = useTranslation('users');
  return (
    <Dialog title={t('sessions.title', { name: user.name })} onClose={onClose} wide>
      <Boundary scope="users:read">
        <Content user={user} />
      </Boundary>
    </Dialog>
  );
};
