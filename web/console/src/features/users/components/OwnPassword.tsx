import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Failure } from '../../../components/Failure';
import { Field } from '../../../components/Field';
import { Notice } from '../../../components/Notice';
import { TextInput } from '../../../components/TextInput';
import { isShort, PASSWORD_MIN } from '../../../lib/passwords';
import { useChangePassword } from '../api/changePassword';

const EMPTY = { current: '', next: '' };

export const OwnPassword = ({ login }: { login: string }) => {
  const { t } = useTranslation('users');
  const [typed, setTyped] = useState(EMPTY);
  const [done, setDone] = useState(false);
  const { run, busy, problem } = useChangePassword(() => {
    setTyped(EMPTY);
    setDone(true);
  });
  // The engine speaks of signing in; here the login is known, so only the password can be wrong.
  const isWrong = problem?.code === 'invalid_login';
  const faultAt = (member: string) =>
    isWrong && member === 'current_password' ? t('account.wrong') : problem?.at(member);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setDone(false);
    run(typed);
  };
  const field = (name: keyof typeof typed, label: string, member: string, hint?: string) => (
    <Field label={label} required hint={hint} fault={faultAt(member)}>
      {(control) => (
        <TextInput
          {...control}
          type="password"
          autoComplete={`${name === 'next' ? 'new' : name}-password`}
          value={typed[name]}
          onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <form className="flex max-w-md flex-col gap-4" onSubmit={send}>
      {/* Password managers want to know whose it is. */}
      <TextInput name="username" autoComplete="username" value={login} readOnly hidden aria-hidden="true" />
      {field('current', t('account.current'), 'current_password')}
      {field('next', t('account.new'), 'new_password', t('account.newHint', { count: PASSWORD_MIN }))}
      {problem && !isWrong && <Failure problem={problem} shown={['current_password', 'new_password']} />}
      {done && (
        <Notice tone="good" urgent>
          {t('account.changed')}
        </Notice>
      )}
      <div>
        <Button kind="main" type="submit" busy={busy} disabled={!typed.current || !typed.next || isShort(typed.next)}>
          {t('account.change')}
        </Button>
      </div>
    </form>
  );
};
