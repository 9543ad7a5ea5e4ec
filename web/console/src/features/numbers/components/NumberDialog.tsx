import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { Overtaken } from '../../../components/Overtaken';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { useMay } from '../../../lib/actions/useMay';
import type { Tagged } from '../../../lib/api/tagged';
import { besidesOvertaken } from '../../../lib/editing/theirs';
import { useEditedForm } from '../../../lib/editing/useEditedForm';
import type { AccountNumber } from '../api/numbers';
import { readNumber } from '../api/oneNumber';
import { useSaveNumber } from '../api/saveNumber';
import { trunksQuery } from '../api/trunkChoices';
import { formOf, NEW_NUMBER } from '../model/form';

interface Props {
  /** The number to change; null adds one. */
  number: Tagged<AccountNumber> | null;
  onClose: () => void;
}

export const NumberDialog = ({ number, onClose }: Props) => {
  const { t } = useTranslation('numbers');
  const { data: trunks } = useSuspenseQuery(trunksQuery(useMay()('trunks:read')));
  const { run, busy, problem, reset } = useSaveNumber(onClose);
  const { form, stored, theirs, change } = useEditedForm({
    first: number,
    empty: NEW_NUMBER,
    formOf,
    read: ({ number: known }) => readNumber(known),
    onTaken: reset,
  });
  const labelOf = (name: string) => t(name === 'trunkId' ? 'column.trunk' : 'column.label');
  const nameOf = (id: string) => trunks.find(({ trunk_id }) => trunk_id === id)?.name ?? t('byRoute');
  const clashes = theirs.clashes.map(({ name, value }) => ({
    name,
    value: name === 'trunkId' ? nameOf(value) : value,
  }));
  return (
    <FormDialog
      title={number ? number.body.number : t('add')}
      verb={number ? t('save') : t('add')}
      busy={busy}
      problem={besidesOvertaken(problem)}
      shown={['number', 'label', 'trunk_id']}
      onSend={() => run({ form, stored })}
      onClose={onClose}
    >
      {number === null && (
        <Field label={t('column.number')} required hint={t('numberHint')} fault={problem?.at('number')}>
          {(control) => (
            <TextInput
              {...control}
              type="tel"
              value={form.number}
              onChange={({ target }) => change({ number: target.value })}
            />
          )}
        </Field>
      )}
      <Field label={t('column.label')} hint={t('labelHint')} fault={problem?.at('label')}>
        {(control) => (
          <TextInput {...control} value={form.label} onChange={({ target }) => change({ label: target.value })} />
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
            onChange={({ target }) => change({ trunkId: target.value || null })}
          />
        )}
      </Field>
      <Overtaken problem={problem} theirs={{ ...theirs, clashes }} labelOf={labelOf} />
    </FormDialog>
  );
};
