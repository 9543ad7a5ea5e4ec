import { useTranslation } from 'react-i18next';
import { Confirm } from '../../../components/Confirm';
import { type Secret, useRemoveClient, useRenewSecret, useSaveClient } from '../api/changeClient';
import type { Client } from '../api/clients';
import { ClientDialog } from './ClientDialog';
import type { ClientVerb } from './ClientList';

interface Props {
  verb: ClientVerb;
  client: Client;
  onSecret: (secret: Secret) => void;
  onClose: () => void;
}

/** The dialog of what was asked for from a client's row. */
export const AskedClient = ({ verb, client, onSecret, onClose }: Props) => {
  const { t } = useTranslation('clients');
  const save = useSaveClient(onClose);
  const remove = useRemoveClient(onClose);
  const renew = useRenewSecret(onSecret);
  if (verb === 'edit') {
    return (
      <ClientDialog
        title={client.name}
        verb={t('save')}
        first={client}
        known
        busy={save.busy}
        problem={save.problem}
        onSend={(form) => save.run({ ...client, ...form })}
        onClose={onClose}
      />
    );
  }
  const change = verb === 'renew' ? renew : remove;
  return (
    <Confirm
      title={t(`ask.${verb}`, { name: client.name })}
      verb={t(`verb.${verb}`)}
      busy={change.busy}
      problem={change.problem}
      onConfirm={() => change.run(client.client_id)}
      onClose={onClose}
    >
      {t(`askAbout.${verb}`)}
    </Confirm>
  );
};
