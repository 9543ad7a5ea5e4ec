// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest';
import { courier } from '../model/testing/samples';
import { getDraft, putDraft } from './draft';

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
