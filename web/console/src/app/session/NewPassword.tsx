import { useTranslation } from 'react-i18next';
import { Field } from '../../components/Field';
import { TextInput } from '../../components/TextInput';
import { PASSWORD_MIN } from '../../lib/passwords';

interface Props {
  value: string;
  fault: string | null | undefined;
  onChange: (password: string) => void;
}

/** With the name by which password managers offer to make one up. */
export const NewPassword = ({ value, fault, onChange }: Props) => {
  const { t } = useTranslation('app');
  return (
    <Field
      label={t('session.newPassword')}
      required
      hint={t('session.passwordHint', { count: PASSWORD_MIN })}
      fault={fault}
    >
      {(control) => (
        <TextInput
          {...control}
          type="password"
          name="new-password"
          autoComplete="new-password"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
};
