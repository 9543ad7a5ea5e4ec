import type { Role, SessionRow, User, UserWrite } from '../../../lib/api/bodies';

/** From the least to the most. */
export const ROLES: readonly Role[] = ['viewer', 'author', 'publisher', 'integrator', 'operator', 'admin'];

export const NEW_USER: UserWrite = { login: '', name: '', role: 'viewer' };

export const isLesser = (role: Role, than: Role): boolean => ROLES.indexOf(role) < ROLES.indexOf(than);

/** When somebody was here last, and if not, what that means. */
export const seenOf = (
  { has_password }: Pick<User, 'has_password'>,
  sessions: readonly SessionRow[],
): { at: string } | 'nowhere' | 'invited' => {
  const [latest] = sessions.map(({ seen_at }) => seen_at).sort((a, b) => Date.parse(b) - Date.parse(a));
  return latest ? { at: latest } : has_password ? 'nowhere' : 'invited';
};

/** What a row's menu offers: of oneself nothing that would lock oneself out. */
export const verbsFor = (own: boolean, write: boolean) => {
  if (!write) return ['sessions'] as const;
  return own ? (['edit', 'sessions'] as const) : (['edit', 'link', 'sessions', 'end', 'remove'] as const);
};

export type UserVerb = 'edit' | 'link' | 'sessions' | 'end' | 'remove';
