import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../components/Failure';
import { ownSessionsQuery, useEndOwnSession } from '../api/ownSessions';
import { SessionTable } from './SessionTable';

export const OwnSessions = () => {
  const { t } = useTranslation('users');
  const { data: sessions } = useSuspenseQuery(ownSessionsQuery);
  const { run, problem } = useEndOwnSession();
  return (
    <>
      {problem && <Failure problem={problem} />}
      <SessionTable caption={t('account.sessions')} sessions={sessions} onEnd={run} />
    </>
  );
};
