import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { TextInput } from '../../../components/TextInput';
import { useMay } from '../../../lib/actions/useMay';
import type { Problem } from '../../../lib/api/problem';
import type { ClientForm } from '../model/form';
import { SCOPES, toggled } from '../model/scopes';

interface Props {
  form: ClientForm;
  onChange: (part: Partial<ClientForm>) => void;
  /** Whether it can be switched off here: one that is being made cannot. */
  known: boolean;
  problem: Problem | null;
}

export const ClientFields = ({ form, onChange, known, problem }: Props) => {
  const { t } = useTranslation('clients');
  const may = useMay();
  return (
    <>
      <Field label={t('column.name')} required hint={t('nameHint')} fault={problem?.at('name')}>
        {(control) => (
          <TextInput {...control} value={form.name} onChange={({ target }) => onChange({ name: target.value })} />
        )}
      </Field>
      <fieldset>
        <legend className="text-sm font-medium">{t('column.scopes')}</legend>
        <p className="mb-1 text-sm text-soft">{t('scopesHint')}</p>
        <div className="grid gap-x-4 sm:grid-cols-2">
          {SCOPES.flatMap(({ scopes }) => scopes).map((scope) => (
            <Checkbox
              key={scope}
              label={<code className="font-mono">{scope}</code>}
              checked={form.scopes.includes(scope)}
              disabled={!may(scope) && !form.scopes.includes(scope)}
              title={may(scope) ? undefined : t('notHeld')}
              onChange={() => onChange({ scopes: toggled(form.scopes, scope) })}
            />
          ))}
        </div>
      </fieldset>
      {known && (
        <Checkbox label={t('enabled')} checked={form.enabled} onChange={() => onChange({ enabled: !form.enabled })} />
      )}
    </>
  );
};
