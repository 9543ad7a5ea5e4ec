/** The scopes a client can be given, by what they are about; the order is that of docs/api.md. */
export const SCOPES: readonly { group: string; scopes: readonly string[] }[] = [
  { group: 'flows-interactions', scopes: ['flows-interactions:start'] },
  { group: 'interactions', scopes: ['interactions:read', 'interactions:cancel'] },
  { group: 'flows', scopes: ['flows:read', 'flows:write', 'flows:publish'] },
  ...['numbers', 'trunks', 'connections', 'functions', 'prompts', 'ring-groups', 'speech', 'clients', 'users'].map(
    (group) => ({
      group,
      scopes: [`${group}:read`, `${group}:write`],
    }),
  ),
  { group: 'reports', scopes: ['reports:read'] },
];

/** With a scope put in or taken out. */
export const toggled = (held: readonly string[], scope: string): string[] =>
  held.includes(scope) ? held.filter((other) => other !== scope) : [...held, scope];

/** Families stand for their scopes: so that each can be ticked alone. */
export const spread = (held: readonly string[]): string[] =>
  held.flatMap((scope) => {
    if (!scope.endsWith(':*')) return [scope];
    return [...(SCOPES.find(({ group }) => `${group}:*` === scope)?.scopes ?? [scope])];
  });
