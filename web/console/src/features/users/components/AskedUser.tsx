import { useTranslation } from 'react-i18next';
import { Confirm } from '../../../components/Confirm';
import { toasts } from '../../../components/toasts';
import type { User } from '../../../lib/api/bodies';
import { type MadeLink, useMakeLink, useRemoveUser } from '../api/changeUser';
import { useEndSessions } from '../api/userSessions';
import type { UserVerb } from '../model/people';
import { EditUser } from './EditUser';
import { UserSessions } from './UserSessions';

interface Props {
  /** Id of the reader. */
  self: string;
  verb: UserVerb;
  user: User;
  onLink: (link: MadeLink) => void;
  onClose: () => void;
}

/** The dialog of what was asked for from a user's row. */
export const AskedUser = ({ self, verb, user, onLink, onClose }: Props) => {
  const { t } = useTranslation('users');
  const changes = {
    link: useMakeLink(onLink),
    remove: useRemoveUser(onClose),
    end: useEndSessions(() => {
      toasts.say(t('ended'));
      onClose();
    }),
  };
  if (verb === 'sessions') return <UserSessions user={user} onClose={onClose} />;
  if (verb === 'edit') return <EditUser isSelf={user.user_id === self} user={user} onClose={onClose} />;
  const change = changes[verb];
  return (
    <Confirm
      title={t(`ask.${verb}`, { name: user.name })}
      verb={t(`verb.${verb}`)}
      busy={change.busy}
      problem={change.problem}
      onConfirm={() => change.run(user)}
      onClose={onClose}
    >
      {t(`askAbout.${verb}`)}
    </Confirm>
  );
};
