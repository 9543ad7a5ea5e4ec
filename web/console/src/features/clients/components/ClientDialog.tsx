import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { TextInput } from '../../../components/TextInput';
import { useMay } from '../../../lib/actions/useMay';
import type { Problem } from '../../../lib/api/problem';
import { SCOPES, spread, toggled } from '../model/scopes';

export interface ClientForm {
  name: string;
  scopes: string[];
  enabled: boolean;
}

interface Props {
  title: string;
  verb: string;
  first: ClientForm;
  /** Whether it can be switched off here: one that is being made cannot. */
  known: boolean;
  busy: boolean;
  problem: Problem | null;
  onSend: (form: ClientForm) => void;
  onClose: () => void;
}

export const ClientDialog = ({ title, verb, first, known, busy, problem, onSend, onClose }: Props) => {
  const { t } = useTranslation('clients');
  const may = useMay();
  const [form, setForm] = useState({ ...first, scopes: spread(first.scopes) });
  return (
    <FormDialog
      title={title}
      verb={verb}
      busy={busy}
      problem={problem}
      shown={['name']}
      onSend={() => onSend(form)}
      onClose={onClose}
    >
      <Field label={t('column.name')} required hint={t('nameHint')} fault={problem?.at('name')}>
        {(control) => (
          <TextInput
            {...control}
            value={form.name}
            onChange={({ target }) => setForm({ ...form, name: target.value })}
          />
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
              onChange={() => setForm({ ...form, scopes: toggled(form.scopes, scope) })}
            />
          ))}
        </div>
      </fieldset>
      {known && (
        <Checkbox
          label={t('enabled')}
          checked={form.enabled}
          onChange={() => setForm({ ...form, enabled: !form.enabled })}
        />
      )}
    </FormDialog>
  );
};
