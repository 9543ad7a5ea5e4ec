import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';
import type { Client } from './clients';

const at = (client_id: string) => ({ params: { path: { client_id } } });

export interface Secret {
  client_id: string;
  client_secret: string;
}

export const useCreateClient = (onDone: (made: Secret) => void) =>
  useChange(
    async (form: { name: string; scopes: string[] }): Promise<Secret> =>
      take(client.POST('/v1/clients', { body: form })),
    keys.clients,
    onDone,
  );

export const useSaveClient = (onDone: () => void) =>
  useChange(
    async ({ client_id, name, scopes, enabled }: Client): Promise<unknown> =>
      take(client.PUT('/v1/clients/{client_id}', { ...at(client_id), body: { name, scopes, enabled } })),
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
