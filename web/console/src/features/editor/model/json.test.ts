import { describe, expect, test } from 'vitest';
import { at, equal, partsOf, pointerOf, withAt } from './json';

describe('places in JSON', () => {
  test('set, taken out, made on the way', () => {
    expect(withAt({ a: [{ b: 1 }, 2] }, ['a', 0, 'b'], 3)).toEqual({ a: [{ b: 3 }, 2] });
    expect(withAt({ a: [1, 2] }, ['a', 0], undefined)).toEqual({ a: [2] });
    expect(withAt({}, ['a', 'b'], 1)).toEqual({ a: { b: 1 } });
    expect(withAt({ a: 1, b: 2 }, ['a'], undefined)).toEqual({ b: 2 });
    expect(at({ a: [{ b: 1 }] }, ['a', 0, 'b'])).toBe(1);
    expect(at({ a: 1 }, ['constructor'])).toBeUndefined();
  });

  test('pointers are escaped both ways', () => {
    const path = ['steps', 'a/b', '~1', 'x'];
    expect(pointerOf(path)).toBe('/steps/a~1b/~01/x');
    expect(partsOf(pointerOf(path))).toEqual(path);
  });

  test('equal whatever the order of members', () => {
    expect([
      equal({ a: 1, b: [2] }, { b: [2], a: 1 }),
      equal([1, 2], [2, 1]),
      equal({ a: 1 }, { a: 1, b: 1 }),
      equal(null, {}),
    ]).toEqual([true, false, false, false]);
  });
});
