import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LinkOnce } from '../../../components/LinkOnce';
import { ListPage } from '../../../components/ListPage';
import { useAsked } from '../../../lib/actions/useAsked';
import { useMay } from '../../../lib/actions/useMay';
import type { User } from '../../../lib/api/bodies';
import { moment } from '../../../lib/time/format';
import { type MadeLink, useAddUser } from '../api/changeUser';
import { NEW_USER, type UserVerb } from '../model/people';
import { AskedUser } from './AskedUser';
import { UserDialog } from './UserDialog';
import { UserList } from './UserList';

/** @param self Id of the reader. */
export const Users = ({ self }: { self: string }) => {
  const { t } = useTranslation('users');
  const write = useMay()('users:write');
  const [adding, setAdding] = useAsked('create', 'user');
  const [asked, setAsked] = useState<{ verb: UserVerb; user: User } | null>(null);
  const [made, setMade] = useState<MadeLink | null>(null);
  const { run, busy, problem } = useAddUser(({ user, link }) => {
    setAdding(false);
    setMade(link);
    if (!link) setAsked({ verb: 'link', user });
  });
  const add = write ? { label: t('add'), icon: UserPlus, onAdd: () => setAdding(true) } : undefined;
  return (
    <>
      <ListPage title={t('title')} about={t('about')} scope="users:read" add={add}>
        <UserList self={self} onAsk={(verb, user) => setAsked({ verb, user })} />
      </ListPage>
      {adding && write && (
        <UserDialog
          title={t('add')}
          verb={t('add')}
          first={NEW_USER}
          busy={busy}
          problem={problem}
          onSend={run}
          onClose={() => setAdding(false)}
        />
      )}
      {asked && (
        <AskedUser
          {...asked}
          self={self}
          onLink={(link) => {
            setAsked(null);
            setMade(link);
          }}
          onClose={() => setAsked(null)}
        />
      )}
      {made && (
        <LinkOnce
          title={t('link.title', { name: made.name })}
          about={t('link.once', { until: moment(made.expires_at) })}
          name={t('link.name')}
          link={made.link}
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
};
