import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/Dialog';
import { CredentialsForm } from './CredentialsForm';
import { useSignIn } from './useSignIn';

export const SignInDialog = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('app');
  const { signIn, busy, problem } = useSignIn(onDone);
  return (
    <Dialog title={t('session.again')} about={t('session.againAbout')} onClose={onDone}>
      <CredentialsForm busy={busy} problem={problem} onSend={signIn} />
    </Dialog>
  );
};
