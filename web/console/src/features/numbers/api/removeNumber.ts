import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';

export const useRemoveNumber = (onDone: () => void) =>
  useChange(
    async (number: string): Promise<unknown> =>
      take(client.DELETE('/v1/numbers/{number}', { params: { path: { number } } })),
    keys.numbers,
    onDone,
  );
