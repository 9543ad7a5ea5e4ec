import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { PageHead } from '../../../components/PageHead';
import { Section } from '../../../components/Section';
import { OwnPassword } from './OwnPassword';
import { OwnSessions } from './OwnSessions';

/** What everybody can change of himself. */
export const Account = ({ login }: { login: string }) => {
  const { t } = useTranslation('users');
  return (
    <>
      <PageHead title={t('account.title')} about={t('account.about', { login })} />
      <div className="flex flex-col gap-8">
        <Section title={t('account.password')} about={t('account.passwordAbout')}>
          <OwnPassword login={login} />
        </Section>
        <Section title={t('account.sessions')} about={t('account.sessionsAbout')}>
          <Boundary>
            <OwnSessions />
          </Boundary>
        </Section>
      </div>
    </>
  );
};
