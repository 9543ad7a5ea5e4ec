import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../components/Boundary';
import { Notice } from '../../components/Notice';
import { CredentialsForm } from './CredentialsForm';
import { setupQuery } from './calls';
import { FrontPage } from './FrontPage';
import { useSignIn } from './useSignIn';

/** Nobody is there yet: says how the first user comes in. */
const FirstRunHint = () => {
  const { t } = useTranslation('app');
  const { data } = useSuspenseQuery(setupQuery);
  if (!data.needed) return null;
  return (
    <Notice tone="warn">
      {t('session.noUser')} <code className="font-mono whitespace-nowrap">{t('session.linkCommand')}</code>
    </Notice>
  );
};

export const SignIn = () => {
  const { t } = useTranslation('app');
  const { signIn, busy, problem } = useSignIn();
  return (
    <FrontPage title={t('session.signIn')} about={t('session.signInAbout')}>
      <div className="flex flex-col gap-4">
        <Boundary waiting={null}>
          <FirstRunHint />
        </Boundary>
        <CredentialsForm busy={busy} problem={problem} onSend={signIn} />
      </div>
    </FrontPage>
  );
};
