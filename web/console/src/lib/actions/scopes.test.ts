import { expect, test } from 'vitest';
import { holds } from './scopes';

test.each([
  [['flows:read'], 'flows:read', true],
  [['flows:*'], 'flows:publish', true],
  [['flows:read'], 'flows:write', false],
  [['flows-interactions:start'], 'flows:start', false],
  [['flows:*'], 'flows-interactions:start', false],
  [[], 'flows:read', false],
] as const)('%j holds %s: %s', (held, wanted, is) => {
  expect(holds(held, wanted)).toBe(is);
});
