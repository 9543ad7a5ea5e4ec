import { expect, test } from 'vitest';
import { changedBy, keepSent, meantAgain } from './keptRequest';
import type { Argument } from './testRequest';

const argument = (name: string, sensitive = false): Argument => ({
  name,
  type: 'string',
  required: true,
  default: null,
  max_length: 500,
  values: null,
  sensitive,
  sample: '',
});

const args = [argument('number'), argument('code', true)];
const values = { number: '+12025550123', code: '1234' };
const fresh = () => 'new';
const sent = keepSent(args, values, 'k1', 1_000);
const again = (text: string | null, own: Partial<{ values: Record<string, string>; now: number }> = {}) =>
  meantAgain(text, { args, values, now: 2_000, fresh, ...own });

test('the same request after a reload is the same request, so it rings once', () => {
  expect(again(sent)).toEqual({ key: 'k1', isSent: true });
  // What is sensitive is not kept, so it is empty after a reload.
  expect(again(sent, { values: { number: '+12025550123', code: '' } })).toEqual({ key: 'k1', isSent: true });
});

test('nothing sensitive is kept', () => {
  expect(sent).not.toContain('1234');
});

test.each([
  ['another value', sent, { values: { number: '+1', code: '' } }],
  ['long ago', sent, { now: 1_000 + 10 * 60_000 }],
  ['nothing kept', null, {}],
  ['not ours', '{"key":1}', {}],
  ['no JSON', '{', {}],
])('%s is a new request', (_, text, own) => {
  expect(again(text, own)).toEqual({ key: 'new', isSent: false });
});

test('a change makes another request, but for what had to be typed again', () => {
  const meant = { key: 'k1', isSent: true };
  expect(changedBy(meant, args[0], fresh)).toEqual({ key: 'new', isSent: false });
  expect(changedBy(meant, args[1], fresh)).toBe(meant);
  expect(changedBy({ key: 'k2', isSent: false }, args[1], fresh)).toEqual({ key: 'new', isSent: false });
  expect(changedBy(meant, undefined, fresh).isSent).toBe(false);
});
