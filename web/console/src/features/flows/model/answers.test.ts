import { expect, test } from 'vitest';
import { knownAnswer, rateLimitOf, secondsUntil } from './answers';

test.each([
  [202, '202'],
  [429, '429'],
  [418, null],
  [0, null],
])('%s is explained as %s', (status, known) => {
  expect(knownAnswer(status)).toBe(known);
});

test.each([
  ['"account";r=9;t=1', { left: 9, seconds: 1 }],
  ['"account"; r=0; t=12', { left: 0, seconds: 12 }],
  ['"account";t=1', null],
  ['nonsense', null],
  [undefined, null],
])('%s leaves %j', (header, limit) => {
  expect(rateLimitOf(header)).toEqual(limit);
});

test('seconds are counted whole, and never below none', () => {
  expect(secondsUntil(3_500, 1_000)).toBe(3);
  expect(secondsUntil(1_000, 3_500)).toBe(0);
});
