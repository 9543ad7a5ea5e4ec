import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';
import { bodyOf, type Trunk, type TrunkForm } from '../model/form';

const at = (trunk_id: string) => ({ params: { path: { trunk_id } } });

/** Adds a trunk, or saves a stored one. */
export const useSaveTrunk = (stored: Trunk | null, onDone: () => void) =>
  useChange(
    async (form: TrunkForm): Promise<unknown> => {
      const body = bodyOf(form, stored);
      return stored === null
        ? take(client.POST('/v1/trunks', { body }))
        : take(client.PUT('/v1/trunks/{trunk_id}', { ...at(stored.trunk_id), body }));
    },
    keys.trunks.all,
    onDone,
  );

export const useRemoveTrunk = (onDone: () => void) =>
  useChange(
    async (trunkId: string): Promise<unknown> => take(client.DELETE('/v1/trunks/{trunk_id}', at(trunkId))),
    keys.trunks.all,
    onDone,
  );
