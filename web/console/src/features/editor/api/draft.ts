import { client, take, whole } from '../../../lib/api/client';
import { asProblem, type Problem } from '../../../lib/api/problem';
import type { components } from '../../../lib/api/schema';
import type { Stored } from '../model/autosave';
import { checked } from '../model/document';
import type { GetAnswer, PutAnswer } from '../model/saver';
import { isUnsaved, unsavedTag } from '../model/unsaved';

type Draft = components['schemas']['DraftBody'];
type Refused = Extract<PutAnswer, { is: 'refused' }>['why'];

/** A draft as it came, readable or not. */
export type Opened = { readonly body: Draft; readonly reading: ReturnType<typeof checked> };

const at = (flow_id: string) => ({ path: { flow_id } });

/** The draft as it is stored; a flow without one is a 404. */
export const readDraft = async (flowId: string): Promise<Opened> => {
  const { data } = await whole(client.GET('/v1/flows/{flow_id}/draft', { params: at(flowId) }));
  return { body: data, reading: checked(data.document) };
};

const NOT_THERE = 404;

/** Whether a fault says that the flow is there and has no draft. */
export const lacksDraft = (fault: unknown): boolean => {
  const problem = asProblem(fault);
  return problem?.status === NOT_THERE && problem.code !== 'flow_not_found';
};

/**
 * What an editor opens on: the draft, else what the next draft will be made of, which is the version in service. Publishing takes the draft
 * away, so this is how most flows stand.
 */
export const readStanding = async (flowId: string): Promise<Opened> => {
  try {
    return await readDraft(flowId);
  } catch (fault) {
    if (!lacksDraft(fault)) throw fault;
    const document = await take(client.GET('/v1/flows/{flow_id}/export', { params: at(flowId) }));
    const body = {
      flow_id: flowId,
      etag: unsavedTag(document),
      saved_at: '',
      saved_by: null,
      changed_by: [],
      based_on: null,
      has_errors: false,
      faults: [],
      document: document as unknown as Draft['document'],
    };
    return { body, reading: checked(document) };
  }
};

/** The draft for the autosave machine; every refusal is a value. */
export const getDraft = async (flowId: string): Promise<GetAnswer> => {
  try {
    const { body, reading } = await readStanding(flowId);
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
    // The first draft of a flow has no tag to name: one that came meanwhile is looked for first.
    if (isUnsaved(etag) && (await hasDraft(flowId))) return { is: 'stale' };
    const { data } = await whole(
      client.PUT('/v1/flows/{flow_id}/draft', {
        params: { ...at(flowId), ...(!isUnsaved(etag) && { header: { 'If-Match': `"${etag}"` } }) },
        body: doc as unknown as Record<string, never>,
      }),
    );
    return { is: 'saved', etag: data.etag };
  } catch (fault) {
    return asProblem(fault)?.status === 412 ? { is: 'stale' } : answerOf(fault);
  }
};

const hasDraft = async (flowId: string): Promise<boolean> => {
  try {
    await readDraft(flowId);
    return true;
  } catch (fault) {
    if (lacksDraft(fault)) return false;
    throw fault;
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
