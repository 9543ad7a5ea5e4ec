import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import type { AccountNumber } from '../api/numbers';
import { type NumberForm, useSaveNumber } from '../api/saveNumber';
import { trunksQuery } from '../api/trunkChoices';

interface Props {
  /** The number to change; null adds one. */
  number: AccountNumber | null;
  onClose: () => void;
}

export const NumberDialog = ({ number, onClose }: Props) => {
  const { t } = useTranslation('numbers');
  const { data: trunks } = useSuspenseQuery(trunksQuery);
  const { run, busy, problem } = useSaveNumber(number === null, onClose);
  const [form, setForm] = useState<NumberForm>({
    number: number?.number ?? '',
    label: number?.label ?? '',
    trunkId: number?.trunk_id ?? null,
  });
  return (
    <FormDialog
      title={number ? number.number : t('add')}
      verb={number ? t('save') : t('add')}
      busy={busy}
      problem={problem}
      shown={['number', 'label', 'trunk_id']}
      onSend={() => run(form)}
      onClose={onClose}
    >
      {number === null && (
        <Field label={t('column.number')} required hint={t('numberHint')} fault={problem?.at('number')}>
          {(control) => (
            <TextInput
              {...control}
              type="tel"
              value={form.number}
              onChange={({ target }) => setForm({ ...form, number: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('column.label')} hint={t('labelHint')} fault={problem?.at('label')}>
        {(control) => (
          <TextInput
            {...control}
            value={form.label}
            onChange={({ target }) => setForm({ ...form, label: target.value })}
          />
        )}
      </Field>
      <Field label={t('column.trunk')} hint={t('trunkHint')} fault={problem?.at('trunk_id')}>
        {(control) => (
          <Select
            {...control}
            choices={[
              { value: '', label: t('byRoute') },
              ...trunks.map(({ trunk_id, name }) => ({ value: trunk_id, label: name })),
            ]}
            value={form.trunkId ?? ''}
            onChange={({ target }) => setForm({ ...form, trunkId: target.value || null })}
          />
        )}
      </Field>
    </FormDialog>
  );
};
