import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../../components/FormDialog';
import { Overtaken } from '../../../components/Overtaken';
import { besidesOvertaken } from '../../../lib/editing/theirs';
import { useEditedForm } from '../../../lib/editing/useEditedForm';
import { useSaveClient } from '../api/changeClient';
import { clientQuery, readClient } from '../api/oneClient';
import { formOf, NEW_CLIENT } from '../model/form';
import { ClientFields } from './ClientFields';

export const EditClient = ({ clientId, onClose }: { clientId: string; onClose: () => void }) => {
  const { t } = useTranslation('clients');
  const { data: first } = useSuspenseQuery(clientQuery(clientId));
  const { run, busy, problem, reset } = useSaveClient(onClose);
  const { form, stored, theirs, change } = useEditedForm({
    first,
    empty: NEW_CLIENT,
    formOf,
    read: () => readClient(clientId),
    onTaken: reset,
  });
  return (
    <FormDialog
      title={first.body.name}
      verb={t('save')}
      busy={busy}
      problem={besidesOvertaken(problem)}
      shown={['name']}
      onSend={() => stored && run({ form, stored })}
      onClose={onClose}
    >
      <ClientFields form={form} known problem={problem} onChange={change} />
      <Overtaken
        problem={problem}
        theirs={theirs}
        labelOf={(name) => t(name === 'enabled' ? 'enabled' : `column.${name as 'name' | 'scopes'}`)}
      />
    </FormDialog>
  );
};
