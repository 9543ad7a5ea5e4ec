import { expect, test } from 'vitest';
import { browserRandom, newId } from './ids';

test('an id is the bytes it was given, in hex', () => {
  expect(newId((bytes) => bytes.fill(0x0a))).toBe('0a'.repeat(16));
});

test('ids of a browser differ', () => {
  expect(new Set(Array.from({ length: 100 }, () => newId(browserRandom))).size).toBe(100);
});
