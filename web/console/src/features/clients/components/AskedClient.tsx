import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Confirm } from '../../../components/Confirm';
import { type Secret, useRemoveClient, useRenewSecret } from '../api/changeClient';
import type { Client } from '../api/clients';
import type { ClientVerb } from './ClientList';
import { EditClient } from './EditClient';

interface Props {
  verb: ClientVerb;
  client: Client;
  onSecret: (secret: Secret) => void;
  onClose: () => void;
}

/** The dialog of what was asked for from a client's row. */
export const AskedClient = ({ verb, client, onSecret, onClose }: Props) => {
  const { t } = useTranslation('clients');
  const remove = useRemoveClient(onClose);
  const renew = useRenewSecret(onSecret);
  if (verb === 'edit') {
    return (
      <Boundary waiting={null} scope="clients:read">
        <EditClient clientId={client.client_id} onClose={onClose} />
      </Boundary>
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
