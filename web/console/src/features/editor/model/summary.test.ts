import { describe, expect, test } from 'vitest';
import { countOf, numberOf, shortened, soundOf } from './summary';

describe('summaries', () => {
  test('long texts are cut between characters, blanks folded', () => {
    expect(shortened('  a \n b  ')).toBe('a b');
    const long = shortened('😀'.repeat(100));
    expect(Array.from(long)).toHaveLength(80);
    expect(long.endsWith('…')).toBe(true);
  });

  test('a number, a variable, or nothing yet', () => {
    expect([
      numberOf({ number: '+49301' }),
      numberOf({ variable: 'v' }),
      numberOf({}),
      numberOf('x'),
      numberOf(undefined),
    ]).toEqual(['+49301', 'v', '?', '?', '?']);
  });

  test('what is heard', () => {
    expect(soundOf({ text: 'Hi', language: 'en-US' })).toEqual({ key: 'summary.text', values: { text: 'Hi' } });
    expect(soundOf({ prompt: 'p1' })?.key).toBe('summary.prompt');
    expect(soundOf({ url: 'https://x' })?.key).toBe('summary.url');
    expect([soundOf({ text: '' }), soundOf({}), soundOf([]), soundOf(null)]).toEqual([null, null, null, null]);
  });

  test('how many', () => {
    expect([countOf([1, 2]), countOf({ a: 1 }), countOf('x'), countOf(undefined)]).toEqual([2, 1, 0, 0]);
  });
});
