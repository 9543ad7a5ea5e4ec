import type { Planned } from '../../../lib/api/bodies';
import { client, take } from '../../../lib/api/client';

export type Arguments = { readonly [name: string]: string };

/** What would stop a call of the draft, without calling anybody. */
export const preflightDraft = (flow_id: string, values: Arguments) => {
  const body: Planned = { flow_id, version: 'draft', arguments: values as never };
  return take(client.POST('/v1/interactions/preflight', { body }));
};
