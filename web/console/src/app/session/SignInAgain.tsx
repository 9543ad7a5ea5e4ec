import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/Dialog';
import { CredentialsForm } from './CredentialsForm';
import { useSessionLost } from './useSessionLost';
import { useSignIn } from './useSignIn';

/** Over the page, which stays as it is: what was typed is not lost when a session ends. */
export const SignInAgain = () => {
  const { t } = useTranslation('app');
  const [lost, found] = useSessionLost();
  const { signIn, busy, problem } = useSignIn(found);
  if (!lost) return null;
  return (
    <Dialog title={t('session.again')} about={t('session.againAbout')} onClose={found}>
      <CredentialsForm busy={busy} problem={problem} onSend={signIn} />
    </Dialog>
  );
};
