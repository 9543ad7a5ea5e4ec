import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { ifMatch, type Tagged } from '../../../lib/api/tagged';
import { useChange } from '../../../lib/api/useChange';
import type { NumberForm } from '../model/form';
import type { AccountNumber } from './numbers';

const at = (number: string) => ({ params: { path: { number } } });

export interface NumberSave {
  form: NumberForm;
  /** What the form was made from; null adds a number. */
  stored: Tagged<AccountNumber> | null;
}

/** Adds a number, or says anew what a known one has, unless somebody else did meanwhile. */
export const useSaveNumber = (onDone: () => void) =>
  useChange(
    async ({ form: { number, label, trunkId }, stored }: NumberSave): Promise<unknown> => {
      const body = { label, trunk_id: trunkId };
      return stored === null
        ? take(client.POST('/v1/numbers', { body: { number, ...body } }))
        : take(client.PUT('/v1/numbers/{number}', { ...at(stored.body.number), body, ...ifMatch(stored.etag) }));
    },
    keys.numbers,
    onDone,
  );
