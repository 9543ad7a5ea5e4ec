import type { PasswordLink, User, UserWrite } from '../../../lib/api/bodies';
import { client, take } from '../../../lib/api/client';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { useChange } from '../../../lib/api/useChange';

const at = (user_id: string) => ({ params: { path: { user_id } } });

/** The link of somebody, as it is shown once. */
export interface MadeLink extends PasswordLink {
  name: string;
}

const makeLink = async ({ user_id, name }: User): Promise<MadeLink> => ({
  name,
  ...(await take(client.POST('/v1/users/{user_id}/link', at(user_id)))),
});

export interface Added {
  user: User;
  /** Null: the user is there, but the link failed and can be made from the row. */
  link: MadeLink | null;
}

/** Adds somebody and makes the link by which he sets his password. */
export const useAddUser = (onDone: (added: Added) => void) =>
  useChange(
    async (body: UserWrite): Promise<Added> => {
      const user = await take(client.POST('/v1/users', { body }));
      try {
        return { user, link: await makeLink(user) };
      } catch (fault) {
        if (!asProblem(fault)) throw fault;
        return { user, link: null };
      }
    },
    keys.users.all,
    onDone,
  );

/** Everything is read anew afterwards: who changes his own role may see other things. */
export const useSaveUser = (onDone: () => void) =>
  useChange(
    async ({ user_id, ...body }: UserWrite & { user_id: string }): Promise<unknown> =>
      take(client.PUT('/v1/users/{user_id}', { ...at(user_id), body })),
    [],
    onDone,
  );

export const useMakeLink = (onDone: (link: MadeLink) => void) => useChange(makeLink, keys.users.all, onDone);

export const useRemoveUser = (onDone: () => void) =>
  useChange(
    async ({ user_id }: User): Promise<unknown> => take(client.DELETE('/v1/users/{user_id}', at(user_id))),
    keys.users.all,
    onDone,
  );
