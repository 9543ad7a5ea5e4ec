import { expect, test } from 'vitest';
import { authorOf } from './authors';

const programs = new Map([['c1', 'A shop']]);

test.each([
  ['user:ada', 'ada'],
  ['c1', 'A shop'],
  ['c2', 'c2'],
  [null, null],
])('%s is %s', (by, name) => {
  expect(authorOf(by, programs)).toBe(name);
});

test('without the right to know programs their ids stand there', () => {
  expect(authorOf('c1', undefined)).toBe('c1');
});
