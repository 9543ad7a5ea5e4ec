import { expect, test } from 'vitest';
import { placeOf } from './place';

test.each([
  ['/flows', 'flows'],
  ['/flows/', 'flows'],
  ['/flows/4f/edit', null],
  ['/interactions/4f', 'interaction'],
  ['/', null],
  ['/elsewhere', null],
])('%s', (path, place) => {
  expect(placeOf(path)).toBe(place);
});
