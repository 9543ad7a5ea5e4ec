import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { useChange } from '../../../lib/api/useChange';

export interface PasswordForm {
  current: string;
  next: string;
}

/** My own password: my session goes on as a new one, the others end. */
export const useChangePassword = (onDone: () => void) =>
  useChange(
    async ({ current, next }: PasswordForm): Promise<unknown> =>
      take(client.PUT('/v1/session/password', { body: { current_password: current, new_password: next } })),
    keys.session,
    onDone,
  );
