export type CheckKey = 'trunk' | 'number' | 'client' | 'flow' | 'publish' | 'test';

export interface Check {
  key: CheckKey;
  /** What is needed to know how it stands. */
  read: string;
  /** What is needed to do it. */
  write: string;
  /** A call leaves without it. */
  optional: boolean;
}

/** From nothing to the first call, in this order. */
export const CHECKS: readonly Check[] = [
  { key: 'trunk', read: 'trunks:read', write: 'trunks:write', optional: false },
  { key: 'number', read: 'numbers:read', write: 'numbers:write', optional: false },
  { key: 'client', read: 'clients:read', write: 'clients:write', optional: true },
  { key: 'flow', read: 'flows:read', write: 'flows:write', optional: false },
  { key: 'publish', read: 'flows:read', write: 'flows:publish', optional: false },
  { key: 'test', read: 'interactions:read', write: 'flows-interactions:start', optional: false },
];

/** How a check stands on the engine. */
export interface Found {
  done: boolean;
  /** The flow that it was found by. */
  flowId: string | null;
}

/** The page that does it. */
export interface Way {
  to: string;
  params?: { flowId: string };
  search?: Record<string, string>;
}

export interface Row extends Check {
  done: boolean;
  /** Null: done, not allowed, or something before it is missing. */
  way: Way | null;
}

export const checksOf = (may: (scope: string) => boolean): readonly Check[] => CHECKS.filter(({ read }) => may(read));

const create = (to: string, what: string): Way => ({ to, search: { create: what } });

const wayTo = (key: CheckKey, flow: string | null, published: string | null): Way | null => {
  switch (key) {
    case 'trunk':
      return create('/trunks', 'trunk');
    case 'number':
      return create('/numbers', 'number');
    case 'client':
      return create('/clients', 'client');
    case 'flow':
      return create('/flows', 'flow');
    case 'publish':
      return flow === null ? null : { to: '/flows/$flowId/edit', params: { flowId: flow } };
    case 'test':
      return published === null ? null : { to: '/flows', search: { request: published } };
  }
};

/** The list as it is shown; null when it has nothing to say any more, or nothing that this reader could do. */
export const listOf = (
  checks: readonly Check[],
  found: Partial<Record<CheckKey, Found>>,
  may: (scope: string) => boolean,
): readonly Row[] | null => {
  const rows = checks.map((check): Row => {
    const done = found[check.key]?.done ?? false;
    const way = wayTo(check.key, found.flow?.flowId ?? null, found.publish?.flowId ?? null);
    return { ...check, done, way: done || !may(check.write) ? null : way };
  });
  const open = rows.filter(({ done, optional }) => !done && !optional);
  return open.length === 0 || !open.some(({ write }) => may(write)) ? null : rows;
};
