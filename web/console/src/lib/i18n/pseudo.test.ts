import { expect, test } from 'vitest';
import { pseudo, pseudoWords } from './pseudo';

test('a text is bracketed and longer, its values stay', () => {
  expect(pseudo('Publish version {{number}}')).toBe('[Públíšh véršíóñ {{number}}~~~~~~~]');
});

const placeholders = (text: string) => [...text.matchAll(/\{\{[^}]*\}\}|<[^>]*>/g)].map(String).sort();

type Words = { [key: string]: string | Words };
const leaves = (words: Words): string[] =>
  Object.values(words).flatMap((value) => (typeof value === 'string' ? [value] : leaves(value)));

const english = import.meta.glob<Words>('./en/*.json', { eager: true, import: 'default' });

test('every word of the console survives it', () => {
  const before = leaves(english);
  const after = leaves(pseudoWords(english));
  expect(before.length).toBeGreaterThan(50);
  expect(after.map(placeholders)).toEqual(before.map(placeholders));
});

test('no word is empty and none is said in markup', () => {
  expect(leaves(english).filter((text) => text.trim() === '' || /<(b|br|p|div)\b/.test(text))).toEqual([]);
});
