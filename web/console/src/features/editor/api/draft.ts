import { client, whole } from '../../../lib/api/client';
import { asProblem, type Problem } from '../../../lib/api/problem';
import type { components } from '../../../lib/api/schema';
import type { Stored } from '../model/autosave';
import { checked } from '../model/document';
import type { GetAnswer, PutAnswer } from '../model/saver';

type Draft = components['schemas']['DraftBody'];
type Refused = Extract<PutAnswer, { is: 'refused' }>['why'];

/** A draft as it came, readable or not. */
export type Opened = { readonly body: Draft; readonly reading: ReturnType<typeof checked> };

const at = (flow_id: string) => ({ path: { flow_id } });

export const readDraft = async (flowId: string): Promise<Opened> => {
  const { data } = await whole(client.GET('/v1/flows/{flow_id}/draft', { params: at(flowId) }));
  return { body: data, reading: checked(data.document) };
};

/** The draft for the autosave machine; every refusal is a value. */
export const getDraft = async (flowId: string): Promise<GetAnswer> => {
  try {
    const { body, reading } = await readDraft(flowId);
    return 'doc' in reading
      ? { is: 'got', stored: { doc: reading.doc, etag: body.etag } }
      : { is: 'refused', why: 'refused' };
  } catch (fault) {
    return answerOf(fault);
  }
};

/** Saves the draft over the one that was seen. */
export const putDraft = async (flowId: string, { doc, etag }: Stored): Promise<PutAnswer> => {
  try {
    const { data } = await whole(
      client.PUT('/v1/flows/{flow_id}/draft', {
        params: { ...at(flowId), header: { 'If-Match': `"${etag}"` } },
        body: doc as unknown as Record<string, never>,
      }),
    );
    return { is: 'saved', etag: data.etag };
  } catch (fault) {
    return asProblem(fault)?.status === 412 ? { is: 'stale' } : answerOf(fault);
  }
};

const REFUSALS: { readonly [status: number]: Refused } = {
  400: 'refused',
  401: 'signed_out',
  403: 'forbidden',
  404: 'gone',
  413: 'too_large',
  422: 'refused',
};

const answerOf = (fault: unknown): Extract<PutAnswer, { is: 'no_answer' | 'refused' }> => {
  const problem: Problem | null = asProblem(fault);
  const why = problem && REFUSALS[problem.status];
  if (why) return { is: 'refused', why };
  return { is: 'no_answer', ...(problem?.retryAfterSeconds != null && { after: problem.retryAfterSeconds }) };
};
