import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { Overtaken } from '../../../components/Overtaken';
import { TextInput } from '../../../components/TextInput';
import type { Tagged } from '../../../lib/api/tagged';
import { besidesOvertaken } from '../../../lib/editing/theirs';
import { useEditedForm } from '../../../lib/editing/useEditedForm';
import { useSaveTrunk } from '../api/changeTrunk';
import { readTrunk } from '../api/oneTrunk';
import { faultsOf, formOf, NEW_TRUNK, type Trunk } from '../model/form';

interface Props {
  /** The trunk to change; null adds one. */
  trunk: Tagged<Trunk> | null;
  onClose: () => void;
}

/** Which member of the request a field is. */
const MEMBERS = {
  name: 'name',
  gateways: 'gateways',
  user: 'auth_user',
  password: 'password',
  prefixes: 'route_prefixes',
  order: 'route_order',
  calls: 'settings.max_concurrent_calls',
} as const;

type FieldName = keyof typeof MEMBERS;

export const TrunkDialog = ({ trunk, onClose }: Props) => {
  const { t } = useTranslation('trunks');
  const { run, busy, problem, reset } = useSaveTrunk(onClose);
  const { form, stored, theirs, change } = useEditedForm({
    first: trunk,
    empty: NEW_TRUNK,
    formOf,
    read: ({ trunk_id }) => readTrunk(trunk_id),
    onTaken: reset,
  });
  const [sent, setSent] = useState(false);
  const faults = faultsOf(form);
  const send = () => {
    setSent(true);
    if (Object.keys(faults).length === 0) run({ form, stored });
  };
  const faultOf = (name: FieldName) => {
    const own = name === 'order' || name === 'calls' ? faults[name] : undefined;
    return (sent && own ? t(`fault.${own}`) : null) ?? problem?.at(MEMBERS[name]) ?? null;
  };
  const field = (name: FieldName, required = false) => (
    <Field
      label={t(`field.${name}`)}
      required={required}
      hint={name === 'password' && stored?.body.has_password ? t('stored') : t(`hint.${name}`)}
      fault={faultOf(name)}
    >
      {(control) => (
        <TextInput
          {...control}
          type={name === 'password' ? 'password' : 'text'}
          autoComplete={name === 'password' ? 'new-password' : 'off'}
          value={form[name]}
          onChange={({ target }) => change({ [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={trunk ? trunk.body.name : t('add')}
      verb={trunk ? t('save') : t('add')}
      busy={busy}
      problem={besidesOvertaken(problem)}
      shown={Object.values(MEMBERS)}
      onSend={send}
      onClose={onClose}
    >
      {field('name', true)}
      {field('gateways', true)}
      {field('user')}
      {field('password')}
      {field('prefixes')}
      {field('order')}
      {field('calls')}
      <Checkbox label={t('field.enabled')} checked={form.enabled} onChange={() => change({ enabled: !form.enabled })} />
      <Overtaken problem={problem} theirs={theirs} labelOf={(name) => t(`field.${name as FieldName | 'enabled'}`)} />
    </FormDialog>
  );
};
