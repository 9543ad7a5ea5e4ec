import { queryOptions } from '@tanstack/react-query';
import { client, take } from '../../../lib/api/client';

/** What a setting may name, as people choose it. */
export type Resource = { readonly id: string; readonly label: string };
export type ResourceKind = 'numbers' | 'trunks' | 'prompts' | 'connections' | 'functions' | 'ring_groups';

const PAGE = 200;
const first = { params: { query: { page_size: PAGE } } };

const READ: { readonly [kind in ResourceKind]: () => Promise<readonly Resource[]> } = {
  numbers: async () =>
    (await take(client.GET('/v1/numbers', first))).items.map((n) => ({
      id: n.number,
      label: n.label ? `${n.number} · ${n.label}` : n.number,
    })),
  trunks: async () =>
    (await take(client.GET('/v1/trunks', first))).items.map((t) => ({ id: t.trunk_id, label: t.name })),
  prompts: async () =>
    (await take(client.GET('/v1/prompts', first))).items.map((p) => ({ id: p.prompt_id, label: p.name })),
  connections: async () =>
    (await take(client.GET('/v1/connections', first))).items.map((c) => ({ id: c.name, label: c.name })),
  functions: async () =>
    (await take(client.GET('/v1/functions', first))).items.map((f) => ({ id: f.name, label: f.name })),
  ring_groups: async () =>
    (await take(client.GET('/v1/ring-groups', first))).items.map((g) => ({ id: g.name, label: g.name })),
};

/** What the account has of a kind; without the right to read it, or without an answer, the field still takes what is typed. */
export const resourcesQuery = (kind: ResourceKind) =>
  queryOptions({ queryKey: ['editor', 'resources', kind], queryFn: READ[kind], retry: false });
