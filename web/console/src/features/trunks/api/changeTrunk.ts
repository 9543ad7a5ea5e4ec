import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { ifMatch, type Tagged } from '../../../lib/api/tagged';
import { useChange } from '../../../lib/api/useChange';
import { bodyOf, type Trunk, type TrunkForm } from '../model/form';

const at = (trunk_id: string) => ({ params: { path: { trunk_id } } });

export interface TrunkSave {
  form: TrunkForm;
  /** What the form was made from; null adds a trunk. */
  stored: Tagged<Trunk> | null;
}

/** Adds a trunk, or saves a stored one unless somebody else did meanwhile. */
export const useSaveTrunk = (onDone: () => void) =>
  useChange(
    async ({ form, stored }: TrunkSave): Promise<unknown> => {
      const body = bodyOf(form, stored?.body ?? null);
      return stored === null
        ? take(client.POST('/v1/trunks', { body }))
        : take(client.PUT('/v1/trunks/{trunk_id}', { ...at(stored.body.trunk_id), body, ...ifMatch(stored.etag) }));
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
