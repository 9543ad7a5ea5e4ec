import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { Field } from '../../components/Field';
import { TextInput } from '../../components/TextInput';
import type { Problem } from '../../lib/api/problem';
import type { Credentials } from './calls';

interface Props {
  busy: boolean;
  problem: Problem | null;
  onSend: (credentials: Credentials) => void;
}

/** Login and password, with the names that password managers know. */
export const CredentialsForm = ({ busy, problem, onSend }: Props) => {
  const { t } = useTranslation('app');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onSend({ login, password });
  };
  return (
    <form className="flex flex-col gap-4" onSubmit={send}>
      <Field label={t('session.login')} required fault={problem?.at('login')}>
        {(control) => (
          <TextInput
            {...control}
            name="login"
            autoComplete="username"
            value={login}
            onChange={({ target }) => setLogin(target.value)}
          />
        )}
      </Field>
      <Field label={t('session.password')} required fault={problem?.at('password')}>
        {(control) => (
          <TextInput
            {...control}
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={({ target }) => setPassword(target.value)}
          />
        )}
      </Field>
      {problem && <Failure problem={problem} shown={['login', 'password']} />}
      <Button kind="main" type="submit" busy={busy} disabled={!login || !password}>
        {t('session.signIn')}
      </Button>
    </form>
  );
};
