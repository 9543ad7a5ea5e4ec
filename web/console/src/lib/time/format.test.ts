import { expect, test } from 'vitest';
import { ago, duration, precise, span } from './format';

const NOW = Date.parse('2026-03-02T12:00:00Z');

test.each([
  ['2026-03-02T11:59:40Z', 'this minute'],
  ['2026-03-02T11:55:00Z', '5 minutes ago'],
  ['2026-03-02T09:00:00Z', '3 hours ago'],
  ['2026-03-01T11:00:00Z', 'yesterday'],
  ['2026-02-20T12:00:00Z', 'Feb 20, 2026'],
])('%s was %s', (iso, words) => {
  expect(ago(iso, NOW, 'en')).toBe(words);
});

test.each([
  [0, '0 sec'],
  [1_400, '1 sec'],
  [65_000, '1 min 5 sec'],
  [3_600_000, '1 hr'],
  [-5, '0 sec'],
])('%i ms is %s', (ms, words) => {
  expect(duration(ms, 'en')).toBe(words);
});

test('a span is between two moments', () => {
  expect(span('2026-03-02T12:00:00Z', '2026-03-02T12:00:15.2Z', 'en')).toBe('15 sec');
});

test.each([
  [33, '33 ms'],
  [999.7, '1.0 sec'],
  [15_040, '15.0 sec'],
  [65_000, '1 min 5 sec'],
  [-1, '0 ms'],
])('%d ms is precisely %s', (ms, words) => {
  expect(precise(ms, 'en')).toBe(words);
});
