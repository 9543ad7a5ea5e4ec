import { expect, test } from 'vitest';
import { inService, nextNumber, pairOf, usualPair, whichOf } from './versions';

const version = (number: number, state: 'published' | 'archived' = 'archived') => ({ number, state });

test.each([
  ['draft', 'draft'],
  ['7', '7'],
  ['0', undefined],
  ['published', undefined],
  ['1e3', undefined],
  ['', undefined],
  [undefined, undefined],
])('%s names %s', (text, which) => {
  expect(whichOf(text)).toBe(which);
});

test('the next number follows the highest, whatever runs', () => {
  expect(nextNumber([])).toBe(1);
  expect(nextNumber([version(3), version(2, 'published')])).toBe(4);
  expect(inService([version(3), version(2, 'published')])?.number).toBe(2);
});

test.each([
  [[], true, null],
  [[version(1, 'published')], false, null],
  [[version(1, 'published')], true, { from: '1', to: 'draft' }],
  [[version(3), version(2, 'published')], true, { from: '2', to: 'draft' }],
  [[version(3), version(2)], true, { from: '3', to: 'draft' }],
  [[version(3, 'published'), version(2)], false, { from: '2', to: '3' }],
] as const)('%j, draft %s: %j is compared', (versions, hasDraft, pair) => {
  expect(usualPair(versions, hasDraft)).toEqual(pair);
});

test('an address says one half or both', () => {
  const usual = { from: '2', to: 'draft' } as const;
  expect(pairOf(usual, '1', undefined)).toEqual({ from: '1', to: 'draft' });
  expect(pairOf(usual, undefined, '3')).toEqual({ from: '2', to: '3' });
  expect(pairOf(null, '1', undefined)).toBeNull();
  expect(pairOf(null, '1', '2')).toEqual({ from: '1', to: '2' });
});
