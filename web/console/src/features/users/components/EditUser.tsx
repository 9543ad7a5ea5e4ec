import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../../components/Confirm';
import type { User, UserWrite } from '../../../lib/api/bodies';
import { useSaveUser } from '../api/changeUser';
import { isLesser } from '../model/people';
import { UserDialog } from './UserDialog';

interface Props {
  isSelf: boolean;
  user: User;
  onClose: () => void;
}

/** Who takes rights from himself is asked first, for he cannot give them back. */
export const EditUser = ({ isSelf, user: { user_id, login, name, role }, onClose }: Props) => {
  const { t } = useTranslation('users');
  const { run, busy, problem } = useSaveUser(onClose);
  const [asked, setAsked] = useState<UserWrite | null>(null);
  const save = (form: UserWrite) => {
    setAsked(null);
    run({ user_id, ...form });
  };
  const send = (form: UserWrite) => (isSelf && isLesser(form.role, role) ? setAsked(form) : save(form));
  return (
    <>
      <UserDialog
        title={name}
        verb={t('save')}
        first={{ login, name, role }}
        busy={busy}
        problem={problem}
        onSend={send}
        onClose={onClose}
      />
      {asked && (
        <Confirm
          title={t('ask.lesser', { role: t(`role.${asked.role}`) })}
          verb={t('lesser')}
          busy={busy}
          problem={null}
          onConfirm={() => save(asked)}
          onClose={() => setAsked(null)}
        >
          {t('askAbout.lesser')}
        </Confirm>
      )}
    </>
  );
};
