import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { ifMatch, type Tagged } from '../../../lib/api/tagged';
import { useChange } from '../../../lib/api/useChange';
import type { ClientForm } from '../model/form';
import type { Client } from './clients';

const at = (client_id: string) => ({ params: { path: { client_id } } });

export interface Secret {
  client_id: string;
  client_secret: string;
}

export const useCreateClient = (onDone: (made: Secret) => void) =>
  useChange(
    async ({ name, scopes }: ClientForm): Promise<Secret> =>
      take(client.POST('/v1/clients', { body: { name, scopes } })),
    keys.clients,
    onDone,
  );

export interface ClientSave {
  form: ClientForm;
  stored: Tagged<Client>;
}

/** Saves a client unless somebody else did meanwhile. */
export const useSaveClient = (onDone: () => void) =>
  useChange(
    async ({ form, stored }: ClientSave): Promise<unknown> =>
      take(
        client.PUT('/v1/clients/{client_id}', { ...at(stored.body.client_id), body: form, ...ifMatch(stored.etag) }),
      ),
    keys.clients,
    onDone,
  );

export const useRenewSecret = (onDone: (made: Secret) => void) =>
  useChange(
    async (clientId: string): Promise<Secret> => take(client.POST('/v1/clients/{client_id}/secret', at(clientId))),
    keys.clients,
    onDone,
  );

export const useRemoveClient = (onDone: () => void) =>
  useChange(
    async (clientId: string): Promise<unknown> => take(client.DELETE('/v1/clients/{client_id}', at(clientId))),
    keys.clients,
    onDone,
  );
