import { expect, test } from 'vitest';
import { pictureOf } from './picture';

const step = (...targets: string[]) => ({
  exits: Object.fromEntries(targets.map((target, index) => [`exit${index}`, target])),
});

test('steps stand by their distance from the entry, each once', () => {
  const picture = pictureOf({
    name: 'x',
    entry: 'dial',
    steps: { dial: step('say', 'end', 'end'), say: step('end'), end: {}, lost: step('end') },
  });
  expect(picture.dots).toEqual([
    { id: 'dial', column: 0, row: 0 },
    { id: 'say', column: 1, row: 0 },
    { id: 'end', column: 1, row: 1 },
  ]);
  expect(picture.lines.map(({ from, to }) => `${from.id}>${to.id}`)).toEqual(['dial>say', 'dial>end', 'say>end']);
  expect([picture.columns, picture.rows]).toEqual([2, 2]);
});

test('a loop comes to an end, and nothing is a picture of nothing', () => {
  expect(pictureOf({ name: 'x', entry: 'a', steps: { a: step('b'), b: step('a') } }).dots).toHaveLength(2);
  expect(pictureOf({ name: 'x', entry: 'gone', steps: {} })).toEqual({ dots: [], lines: [], columns: 0, rows: 0 });
});
