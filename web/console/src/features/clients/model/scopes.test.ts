import { expect, test } from 'vitest';
import { SCOPES, spread, toggled } from './scopes';

test('a scope is put in and taken out', () => {
  expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
});

test('a family is its scopes', () => {
  expect(spread(['trunks:*', 'reports:read', 'unknown:*'])).toEqual([
    'trunks:read',
    'trunks:write',
    'reports:read',
    'unknown:*',
  ]);
});

test('every scope stands once', () => {
  const all = SCOPES.flatMap(({ scopes }) => scopes);
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(25);
  expect(spread(['users:*'])).toEqual(['users:read', 'users:write']);
});
