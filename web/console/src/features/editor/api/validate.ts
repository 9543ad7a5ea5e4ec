import { client, take } from '../../../lib/api/client';
import type { FlowDocument } from '../model/document';
import type { Fault } from '../model/faults';

/** What the engine finds wrong with a document; a newer question takes the answer of an older one away. */
export const validate = async (flow_id: string, doc: FlowDocument, signal: AbortSignal): Promise<readonly Fault[]> => {
  const verdict = await take(
    client.POST('/v1/flows/{flow_id}/validate', {
      params: { path: { flow_id } },
      body: doc as unknown as Record<string, never>,
      signal,
    }),
  );
  return verdict.faults;
};
