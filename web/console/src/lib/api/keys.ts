/** Names of what queries hold, from the general to the special: what invalidates `flows.all` refreshes every flow. */
export const keys = {
  session: ['session'] as const,
  setup: ['setup'] as const,
  flows: {
    all: ['flows'] as const,
    list: ['flows', 'list'] as const,
    one: (id: string) => ['flows', 'one', id] as const,
    request: (id: string) => ['flows', 'request', id] as const,
  },
  interactions: {
    all: ['interactions'] as const,
    list: (filters: object) => ['interactions', 'list', filters] as const,
    one: (id: string) => ['interactions', 'one', id] as const,
    steps: (id: string) => ['interactions', 'steps', id] as const,
  },
  numbers: ['numbers'] as const,
  number: (number: string) => ['numbers', 'one', number] as const,
  trunks: {
    all: ['trunks'] as const,
    list: ['trunks', 'list'] as const,
    status: (id: string) => ['trunks', 'status', id] as const,
    one: (id: string) => ['trunks', 'one', id] as const,
  },
  prompts: ['prompts'] as const,
  prompt: (id: string) => ['prompts', 'one', id] as const,
  clients: ['clients'] as const,
  client: (id: string) => ['clients', 'one', id] as const,
  users: {
    all: ['users'] as const,
    list: ['users', 'list'] as const,
    sessions: (id: string) => ['users', 'sessions', id] as const,
  },
  ownSessions: ['session', 'mine'] as const,
  reports: { all: ['reports'] as const, rows: (filters: object) => ['reports', 'rows', filters] as const },
  ready: ['ready'] as const,
};
