import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button';
import { Failure } from '../../components/Failure';
import { Field } from '../../components/Field';
import { Notice } from '../../components/Notice';
import { TextInput } from '../../components/TextInput';
import { asProblem } from '../../lib/api/problem';
import { isShort, PASSWORD_MIN } from '../../lib/passwords';
import { setUp } from './calls';
import { FrontPage } from './FrontPage';

/** The first run: a link with a token makes the first user. The token stands behind `#`, so no proxy writes it into a log. */
export const SetUp = () => {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [token] = useState(() => location.hash.slice(1));
  const [typed, setTyped] = useState({ name: '', login: '', password: '' });
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => setUp({ token, ...typed }),
    onSuccess: async () => {
      await queries.invalidateQueries();
      await navigate({ to: '/', replace: true });
    },
  });
  const problem = asProblem(error);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate();
  };
  const short = isShort(typed.password);
  const field = (name: keyof typeof typed, autoComplete: string, type = 'text') => (
    <Field
      label={t(`session.${name}`)}
      required
      hint={name === 'password' ? t('session.passwordHint', { count: PASSWORD_MIN }) : undefined}
      fault={problem?.at(name)}
    >
      {(control) => (
        <TextInput
          {...control}
          type={type}
          name={name}
          autoComplete={autoComplete}
          value={typed[name]}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <FrontPage title={t('session.setUp')} about={t('session.setUpAbout')}>
      {token === '' && (
        <Notice tone="warn">
          {t('session.noToken')} <code className="font-mono whitespace-nowrap">{t('session.linkCommand')}</code>
        </Notice>
      )}
      {token !== '' && (
        <form className="flex flex-col gap-4" onSubmit={send}>
          {field('name', 'name')}
          {field('login', 'username')}
          {field('password', 'new-password', 'password')}
          {problem && <Failure problem={problem} shown={['name', 'login', 'password']} />}
          <Button
            kind="main"
            type="submit"
            busy={isPending}
            disabled={short || !typed.name || !typed.login || !typed.password}
          >
            {t('session.create')}
          </Button>
        </form>
      )}
    </FrontPage>
  );
};
