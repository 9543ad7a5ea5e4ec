import { useSuspenseQuery } from '@tanstack/react-query';
import { EllipsisVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import { Boundary } from '../../../components/Boundary';
import { Menu } from '../../../components/Menu';
import { Notice } from '../../../components/Notice';
import { type Column, Table } from '../../../components/Table';
import { useMay } from '../../../lib/actions/useMay';
import type { User } from '../../../lib/api/bodies';
import { usersQuery } from '../api/users';
import { type UserVerb, verbsFor } from '../model/people';
import { LastSeen } from './LastSeen';

interface Props {
  /** Id of the reader. */
  self: string;
  onAsk: (verb: UserVerb, user: User) => void;
}

export const UserList = ({ self, onAsk }: Props) => {
  const { t } = useTranslation('users');
  const write = useMay()('users:write');
  const { data: users } = useSuspenseQuery(usersQuery);
  const columns: readonly Column<User>[] = [
    {
      key: 'name',
      title: t('column.name'),
      cell: ({ user_id, name, login }) => (
        <>
          <span className="font-medium">{name}</span> {user_id === self && <Badge>{t('you')}</Badge>}
          <span className="block text-soft">{login}</span>
        </>
      ),
    },
    { key: 'role', title: t('column.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      key: 'seen',
      title: t('column.seen'),
      cell: (user) => (
        <Boundary waiting={t('asking')}>
          <LastSeen user={user} />
        </Boundary>
      ),
    },
    {
      key: 'do',
      title: t('column.do'),
      end: true,
      cell: (user) => (
        <Menu
          name={t('menu', { name: user.name })}
          icon={EllipsisVertical}
          items={verbsFor(user.user_id === self, write).map((verb) => ({
            key: verb,
            label: t(`verb.${verb}`),
            danger: verb === 'remove',
            onChoose: () => onAsk(verb, user),
          }))}
        />
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-3">
      <Table caption={t('title')} columns={columns} rows={users} idOf={({ user_id }) => user_id} />
      {users.length === 1 && write && <Notice>{t('alone')}</Notice>}
    </div>
  );
};
