import { expect, test } from 'vitest';
import { NOTHING, onPress, SEQUENCE_MS, spell } from './keys';

const press = (key: string, held: Partial<Parameters<typeof spell>[0]> = {}) =>
  spell({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held });

test.each([
  [press('k', { ctrlKey: true }), 'mod+k'],
  [press('K', { metaKey: true, shiftKey: true }), 'mod+k'],
  [press('?', { shiftKey: true }), '?'],
  [press('Enter'), 'enter'],
  [press('ArrowDown', { altKey: true }), 'alt+arrowdown'],
])('%s', (spelt, expected) => {
  expect(spelt).toBe(expected);
});

const KNOWN = ['n', 'g f', 'g i', '/'];

test('a key that means something hits at once', () => {
  expect(onPress(NOTHING, 'n', 0, KNOWN)).toEqual({ hit: 'n', next: NOTHING });
});

test('one after the other is a sequence, in time only', () => {
  const { hit, next } = onPress(NOTHING, 'g', 1_000, KNOWN);
  expect(hit).toBeNull();
  expect(onPress(next, 'f', 1_000 + SEQUENCE_MS, KNOWN).hit).toBe('g f');
  expect(onPress(next, 'f', 1_001 + SEQUENCE_MS, KNOWN).hit).toBeNull();
});

test('what begins no sequence after g counts by itself', () => {
  const { next } = onPress(NOTHING, 'g', 0, KNOWN);
  expect(onPress(next, 'n', 10, KNOWN).hit).toBe('n');
  expect(onPress(next, 'x', 10, KNOWN)).toEqual({ hit: null, next: NOTHING });
});
