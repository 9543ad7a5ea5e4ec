import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../components/FormDialog';
import { type Secret, useCreateClient } from '../api/changeClient';
import { NEW_CLIENT } from '../model/form';
import { ClientFields } from './ClientFields';

interface Props {
  onSecret: (secret: Secret) => void;
  onClose: () => void;
}

export const NewClientDialog = ({ onSecret, onClose }: Props) => {
  const { t } = useTranslation('clients');
  const { run, busy, problem } = useCreateClient(onSecret);
  const [form, setForm] = useState(NEW_CLIENT);
  return (
    <FormDialog
      title={t('add')}
      verb={t('add')}
      busy={busy}
      problem={problem}
      shown={['name']}
      onSend={() => run(form)}
      onClose={onClose}
    >
      <ClientFields
        form={form}
        known={false}
        problem={problem}
        onChange={(part) => setForm((before) => ({ ...before, ...part }))}
      />
    </FormDialog>
  );
};
