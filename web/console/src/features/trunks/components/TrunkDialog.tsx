import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../../components/Checkbox';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { TextInput } from '../../../components/TextInput';
import { useSaveTrunk } from '../api/changeTrunk';
import { faultsOf, formOf, NEW_TRUNK, type Trunk } from '../model/form';

interface Props {
  /** The trunk to change; null adds one. */
  trunk: Trunk | null;
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
  const { run, busy, problem } = useSaveTrunk(trunk, onClose);
  const [form, setForm] = useState(() => (trunk ? formOf(trunk) : NEW_TRUNK));
  const [sent, setSent] = useState(false);
  const faults = faultsOf(form);
  const send = () => {
    setSent(true);
    if (Object.keys(faults).length === 0) run(form);
  };
  const faultOf = (name: FieldName) => {
    const own = name === 'order' || name === 'calls' ? faults[name] : undefined;
    return (sent && own ? t(`fault.${own}`) : null) ?? problem?.at(MEMBERS[name]) ?? null;
  };
  const field = (name: FieldName, required = false) => (
    <Field
      label={t(`field.${name}`)}
      required={required}
      hint={name === 'password' && trunk?.has_password ? t('stored') : t(`hint.${name}`)}
      fault={faultOf(name)}
    >
      {(control) => (
        <TextInput
          {...control}
          type={name === 'password' ? 'password' : 'text'}
          autoComplete={name === 'password' ? 'new-password' : 'off'}
          value={form[name]}
          onChange={({ target }) => setForm({ ...form, [name]: target.value })}
        />
      )}
    </Field>
  );
  return (
    <FormDialog
      title={trunk ? trunk.name : t('add')}
      verb={trunk ? t('save') : t('add')}
      busy={busy}
      problem={problem}
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
      <Checkbox
        label={t('field.enabled')}
        checked={form.enabled}
        onChange={() => setForm({ ...form, enabled: !form.enabled })}
      />
    </FormDialog>
  );
};
