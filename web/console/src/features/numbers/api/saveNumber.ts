import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';

export interface NumberForm {
  number: string;
  label: string;
  trunkId: string | null;
}

const at = (number: string) => ({ params: { path: { number } } });

/** Adds a number, or says anew what a known one has. */
export const useSaveNumber = (isNew: boolean, onDone: () => void) =>
  useChange(
    async ({ number, label, trunkId }: NumberForm): Promise<unknown> => {
      const rest = { label, trunk_id: trunkId };
      return isNew
        ? take(client.POST('/v1/numbers', { body: { number, ...rest } }))
        : take(client.PUT('/v1/numbers/{number}', { ...at(number), body: rest }));
    },
    keys.numbers,
    onDone,
  );
