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
  trunks: {
    all: ['trunks'] as const,
    list: ['trunks', 'list'] as const,
    status: (id: string) => ['trunks', 'status', id] as const,
  },
  prompts: ['prompts'] as const,
  clients: ['clients'] as const,
};
