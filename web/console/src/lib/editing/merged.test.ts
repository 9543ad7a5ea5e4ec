import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merged } from './merged';

const base = { name: 'carrier', order: '0', list: ['a'] };

test('what I typed stays, the rest becomes theirs', () => {
  const mine = { ...base, name: 'mine' };
  const theirs = { ...base, order: '5', list: ['a', 'b'] };
  expect(merged(base, mine, theirs)).toEqual({ form: { name: 'mine', order: '5', list: ['a', 'b'] }, clashes: [] });
});

test('what both changed stays mine and is named', () => {
  const mine = { ...base, name: 'mine', order: '5' };
  const theirs = { ...base, name: 'theirs', order: '5' };
  expect(merged(base, mine, theirs)).toEqual({ form: { ...base, name: 'mine', order: '5' }, clashes: ['name'] });
});

test('laws: nothing typed gives theirs, nothing of theirs gives mine, disjoint changes clash nowhere', () => {
  const form = fc.record({ a: fc.string(), b: fc.string(), c: fc.boolean() });
  fc.assert(
    fc.property(form, form, form, (was, mine, theirs) => {
      expect(merged(was, was, theirs)).toEqual({ form: theirs, clashes: [] });
      expect(merged(was, mine, was)).toEqual({ form: mine, clashes: [] });
      expect(merged(was, { ...was, a: mine.a }, { ...was, b: theirs.b })).toEqual({
        form: { ...was, a: mine.a, b: theirs.b },
        clashes: [],
      });
    }),
  );
});
