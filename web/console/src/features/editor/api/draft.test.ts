// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { answering } from '../../../../tests/draw';
import { courier } from '../model/testing/samples';
import { unsavedTag } from '../model/unsaved';
import { getDraft, putDraft, readStanding } from './draft';

const doc = courier();
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify({ status, code, title: code, description: code }), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
const body = {
  flow_id: 'f',
  etag: 'e2',
  saved_at: '2026-01-01T00:00:00Z',
  based_on: null,
  has_errors: false,
  faults: [],
  document: doc,
};
const found = (draft: object) =>
  new Response(JSON.stringify(draft), { headers: { 'Content-Type': 'application/json' } });
const answers = (response: Response) => {
  const asked: Request[] = [];
  vi.stubGlobal('fetch', async (request: Request) => {
    asked.push(request);
    return response;
  });
  return asked;
};

afterEach(() => {
  vi.unstubAllGlobals();
});

const put = () => putDraft('f', { doc, etag: 'e1' });

test('a draft is sent over the one that was seen', async () => {
  const asked = answers(found(body));
  expect(await put()).toEqual({ is: 'saved', etag: 'e2' });
  expect(asked[0]?.method).toBe('PUT');
  expect(asked[0]?.headers.get('If-Match')).toBe('"e1"');
  expect(await asked[0]?.json()).toEqual(doc);
});

test.each([
  [412, 'precondition_failed', { is: 'stale' }],
  [401, 'unauthorized', { is: 'refused', why: 'signed_out' }],
  [403, 'forbidden', { is: 'refused', why: 'forbidden' }],
  [404, 'flow_not_found', { is: 'refused', why: 'gone' }],
  [413, 'too_large', { is: 'refused', why: 'too_large' }],
  [422, 'flow_invalid', { is: 'refused', why: 'refused' }],
  [503, 'unavailable', { is: 'no_answer' }],
] as const)('%i %s', async (status, code, expected) => {
  answers(problem(status, code));
  expect(await put()).toEqual(expected);
});

test('too many requests: it waits as long as it is asked to', async () => {
  answers(problem(429, 'rate_limited', { 'Retry-After': '7' }));
  expect(await put()).toEqual({ is: 'no_answer', after: 7 });
});

test('nobody answers', async () => {
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('fetch failed');
  });
  expect(await put()).toEqual({ is: 'no_answer' });
  expect(await getDraft('f')).toEqual({ is: 'no_answer' });
});

test('a draft is read; one that cannot be drawn is not taken for mine', async () => {
  answers(found(body));
  expect(await getDraft('f')).toEqual({ is: 'got', stored: { doc, etag: 'e2' } });
  answers(found({ ...body, document: [] }));
  expect(await getDraft('f')).toEqual({ is: 'refused', why: 'refused' });
});

const none = { status: 404, body: { status: 404, code: 'not_found', title: 'No draft.', description: '', fields: [] } };
const gone = {
  status: 404,
  body: { status: 404, code: 'flow_not_found', title: 'Gone.', description: '', fields: [] },
};

test('a flow that was published has no draft: the editor opens on what is in service', async () => {
  answering({ 'GET /v1/flows/f/draft': none, 'GET /v1/flows/f/export': { body: doc } });
  const { body: opened, reading } = await readStanding('f');
  expect(reading).toEqual({ doc });
  expect(opened.etag).toBe(unsavedTag(doc));
  expect(await getDraft('f')).toEqual({ is: 'got', stored: { doc, etag: unsavedTag(doc) } });
});

test('its first edit makes the draft, unless somebody made one meanwhile', async () => {
  const stored = { doc, etag: unsavedTag(doc) };
  const heard = answering({ 'GET /v1/flows/f/draft': none, 'PUT /v1/flows/f/draft': { body } });
  expect(await putDraft('f', stored)).toEqual({ is: 'saved', etag: 'e2' });
  expect(heard.at(-1)?.headers.get('If-Match')).toBeNull();
  const others = answering({ 'GET /v1/flows/f/draft': { body } });
  expect(await putDraft('f', stored)).toEqual({ is: 'stale' });
  expect(others).toHaveLength(1);
});

test('a flow that was deleted is gone', async () => {
  answering({ 'GET /v1/flows/f/draft': gone });
  expect(await getDraft('f')).toEqual({ is: 'refused', why: 'gone' });
  expect(await putDraft('f', { doc, etag: unsavedTag(doc) })).toEqual({ is: 'refused', why: 'gone' });
});
