import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button';
import { buttonLook } from '../../components/buttonLook';
import { Failure } from '../../components/Failure';
import { Notice } from '../../components/Notice';
import { asProblem } from '../../lib/api/problem';
import { isShort } from '../../lib/passwords';
import { setPassword } from './calls';
import { FrontPage } from './FrontPage';
import { NewPassword } from './NewPassword';

/** Behind a personal link: its user sets a password and is in. The token stands behind `#`, so no proxy writes it into a log. */
export const SetPassword = () => {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [token] = useState(() => location.hash.slice(1));
  const [password, type] = useState('');
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => setPassword(token, password),
    onSuccess: async () => {
      // Somebody else may have been signed in here: nothing of his stays.
      queries.clear();
      await navigate({ to: '/', replace: true });
    },
  });
  const problem = asProblem(error);
  const isVoid = token === '' || problem?.code === 'link_invalid';
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  return (
    <FrontPage title={t('session.setPassword')} about={t('session.setPasswordAbout')}>
      <div className="flex flex-col gap-4">
        {isVoid && (
          <>
            <Notice tone="warn" urgent>
              {problem && <p className="mb-1 font-semibold">{problem.title}</p>}
              {t(token === '' ? 'session.noTokenPassword' : 'session.linkVoid')}{' '}
              <code className="font-mono whitespace-nowrap">{t('session.linkCommandFor')}</code>
            </Notice>
            <Link to="/" replace className={buttonLook()}>
              {t('session.toSignIn')}
            </Link>
          </>
        )}
        {!isVoid && (
          <form className="flex flex-col gap-4" onSubmit={send}>
            <NewPassword value={password} fault={problem?.at('new_password')} onChange={type} />
            {problem && <Failure problem={problem} shown={['new_password']} />}
            <Button kind="main" type="submit" busy={isPending} disabled={password === '' || isShort(password)}>
              {t('session.setPasswordDo')}
            </Button>
          </form>
        )}
      </div>
    </FrontPage>
  );
};
