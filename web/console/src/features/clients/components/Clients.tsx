import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ListPage } from '../../../components/ListPage';
import { SecretOnce } from '../../../components/SecretOnce';
import { useAsked } from '../../../lib/actions/useAsked';
import { useMay } from '../../../lib/actions/useMay';
import type { Secret } from '../api/changeClient';
import type { Client } from '../api/clients';
import { AskedClient } from './AskedClient';
import { ClientList, type ClientVerb } from './ClientList';
import { NewClientDialog } from './NewClientDialog';

export const Clients = () => {
  const { t } = useTranslation('clients');
  const write = useMay()('clients:write');
  const [adding, setAdding] = useAsked('create', 'client');
  const [asked, setAsked] = useState<{ verb: ClientVerb; client: Client } | null>(null);
  const [secret, setSecret] = useState<Secret | null>(null);
  const show = (made: Secret) => {
    setAdding(false);
    setAsked(null);
    setSecret(made);
  };
  const add = write ? { label: t('add'), onAdd: () => setAdding(true) } : undefined;
  return (
    <>
      <ListPage title={t('title')} about={t('about')} scope="clients:read" add={add}>
        <ClientList onAsk={write ? (verb, client) => setAsked({ verb, client }) : undefined} />
      </ListPage>
      {adding && write && <NewClientDialog onSecret={show} onClose={() => setAdding(false)} />}
      {asked && <AskedClient verb={asked.verb} client={asked.client} onSecret={show} onClose={() => setAsked(null)} />}
      {secret && <SecretOnce id={secret.client_id} secret={secret.client_secret} onClose={() => setSecret(null)} />}
    </>
  );
};
