import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import type { Role, UserWrite } from '../../../lib/api/bodies';
import type { Problem } from '../../../lib/api/problem';
import { ROLES } from '../model/people';

interface Props {
  title: string;
  verb: string;
  first: UserWrite;
  busy: boolean;
  problem: Problem | null;
  onSend: (form: UserWrite) => void;
  onClose: () => void;
}

export const UserDialog = ({ title, verb, first, busy, problem, onSend, onClose }: Props) => {
  const { t } = useTranslation('users');
  const [form, setForm] = useState(first);
  const text = (name: 'login' | 'name', label: string, hint: string) => (
    <Field label={label} required hint={hint} fault={problem?.at(name)}>
      {(control) => (
        <TextInput
          {...control}
          value={form[name]}
          onChange={({ target }) => setForm({ ...form, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={title}
      verb={verb}
      busy={busy}
      problem={problem}
      shown={['login', 'name', 'role']}
      onSend={() => onSend(form)}
      onClose={onClose}
    >
      {text('name', t('column.name'), t('nameHint'))}
      {text('login', t('login'), t('loginHint'))}
      <Field label={t('column.role')} required hint={t(`roleAbout.${form.role}`)} fault={problem?.at('role')}>
        {(control) => (
          <Select
            {...control}
            choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
            value={form.role}
            onChange={({ target }) => setForm({ ...form, role: target.value as Role })}
          />
        )}
      </Field>
    </FormDialog>
  );
};
