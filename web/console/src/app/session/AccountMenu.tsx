import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CircleUser } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu } from '../../components/Menu';
import { keys } from '../../lib/api/keys';
import { KEPT_REQUESTS, kept } from '../../lib/storage/keptText';
import { sessionQuery, signOut } from './calls';

export const AccountMenu = () => {
  const { t } = useTranslation('app');
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: session } = useSuspenseQuery(sessionQuery);
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      // Whoever sits here next sees nothing of it.
      queries.clear();
      kept.removeAll(KEPT_REQUESTS);
      queries.setQueryData(keys.session, null);
    },
  });
  const name = session ? t('session.signedIn', { name: session.user.name, role: session.user.role }) : '';
  return (
    <Menu
      name={name}
      icon={CircleUser}
      items={[
        { key: 'account', label: t('session.account'), onChoose: () => void navigate({ to: '/account' }) },
        { key: 'out', label: t('session.signOut'), onChoose: () => mutate() },
      ]}
    />
  );
};
