import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { setDescription } from './commands/setDescription';
import { apply, type Delta, diff, isNothing } from './diff';
import type { FlowDocument } from './document';
import type { Json } from './json';
import { mergedOrder } from './mergeOrder';
import { mergeValues } from './mergeValues';
import { edited, PROPERTY_TIMEOUT, twoSides } from './testing/edits';
import { flow } from './testing/flows';
import { courier } from './testing/samples';

const doc = (value: object): FlowDocument => value as FlowDocument;
const bytes = (value: unknown) => JSON.stringify(value);

describe('a delta', () => {
  test('leads from any document to any other and back, to the byte', { timeout: PROPERTY_TIMEOUT }, () => {
    fc.assert(
      fc.property(flow, flow, (a, b) => {
        const delta = JSON.parse(bytes(diff(a, b))) as Delta;
        expect(bytes(apply(a, delta, 'redo'))).toBe(bytes(b));
        expect(bytes(apply(b, delta, 'undo'))).toBe(bytes(a));
      }),
      { numRuns: 200 },
    );
  });

  test('of two equal documents is nothing', { timeout: PROPERTY_TIMEOUT }, () => {
    fc.assert(
      fc.property(flow, (a) => {
        expect(isNothing(diff(a, JSON.parse(bytes(a))))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('holds only what differs', () => {
    const a = courier();
    const delta = diff(a, edited(a, [setDescription('Other')]));
    expect(delta).toEqual({
      changes: [{ path: ['description'], before: a.description, after: 'Other' }],
      reorders: [],
    });
  });

  test('keeps members in their place, wherever they were taken out', () => {
    const before = doc({ a: 1, b: { x: 1, y: 2, z: 3 }, c: 2 });
    for (const after of [
      doc({ b: { x: 1, y: 2, z: 3 }, c: 2 }),
      doc({ a: 1, b: { y: 2 }, c: 2 }),
      doc({ a: 1 }),
      doc({}),
    ]) {
      expect(bytes(apply(after, diff(before, after), 'undo'))).toBe(bytes(before));
    }
  });

  test('an order alone is a change', () => {
    const [before, after] = [doc({ m: { a: 1, b: 2 } }), doc({ m: { b: 2, a: 1 } })];
    const delta = diff(before, after);
    expect(bytes(apply(before, delta, 'redo'))).toBe(bytes(after));
    expect(bytes(apply(after, delta, 'undo'))).toBe(bytes(before));
  });

  test('what does not fit any more is left out: the parent is gone, the value is another’s', () => {
    const [before, after] = [doc({ s: { a: { n: 1 } } }), doc({ s: { a: { n: 2 } } })];
    const delta = diff(before, after);
    const gone = doc({ s: {} });
    expect(apply(gone, delta, 'undo')).toBe(gone);
    const others = doc({ s: { a: { n: 3 } } });
    expect(apply(others, delta, 'undo')).toBe(others);
  });

  test('an addition somebody else changed is not taken out', () => {
    const [before, after] = [doc({ s: {} }), doc({ s: { a: { n: 1 } } })];
    const others = doc({ s: { a: { n: 1, more: true } } });
    expect(apply(others, diff(before, after), 'undo')).toBe(others);
  });

  test('lists: another’s new item stays when mine is undone', () => {
    const item = (name: string, more: object = {}) => ({ name, ...more });
    const before = doc({ l: [item('a'), item('b')] });
    const after = doc({ l: [item('a', { x: 1 }), item('b')] });
    const others = doc({ l: [item('a', { x: 1 }), item('b'), item('c')] });
    expect(apply(others, diff(before, after), 'undo')).toEqual({ l: [item('a'), item('b'), item('c')] });
  });

  test('never throws, whatever it is applied to', { timeout: PROPERTY_TIMEOUT }, () => {
    fc.assert(
      fc.property(twoSides, flow, ({ base, mine }, stranger) => {
        apply(stranger, diff(base, mine), 'undo');
        apply(stranger, diff(base, mine), 'redo');
      }),
      { numRuns: 150 },
    );
  });
});

describe('one order of two sides', () => {
  const order = (base: string, mine: string, theirs: string) =>
    mergedOrder({ base: [...base], mine: [...mine], theirs: [...theirs] }).join('');

  test('new names stay behind what they were put behind', () => {
    expect(order('abc', 'axbc', 'abcy')).toBe('axbcy');
    expect(order('abc', 'xabc', 'abc')).toBe('xabc');
  });

  test('two in one place stand in the order of their names, whoever is mine', () => {
    expect(order('ab', 'axb', 'ayb')).toBe('axyb');
    expect(order('ab', 'ayb', 'axb')).toBe('axyb');
  });

  test('who moved names decides; when both did, mine', () => {
    expect(order('abc', 'cab', 'abc')).toBe('cab');
    expect(order('abc', 'abc', 'cab')).toBe('cab');
    expect(order('abc', 'cab', 'bac')).toBe('cab');
  });

  test('names only one side still has keep their place', () => {
    expect(order('abc', 'ac', 'abc')).toBe('abc');
    expect(order('abc', 'abc', 'ac')).toBe('abc');
  });

  test('has every name of both, each once', () => {
    const names = fc.uniqueArray(fc.constantFrom(...'abcdef'), { maxLength: 6 });
    fc.assert(
      fc.property(names, names, names, (base, mine, theirs) => {
        const all = mergedOrder({ base, mine, theirs });
        expect(new Set(all).size).toBe(all.length);
        expect([...mine, ...theirs].every((n) => all.includes(n))).toBe(true);
      }),
    );
  });
});

describe('one value of two sides', () => {
  const merge = (base: Json | undefined, mine: Json | undefined, theirs: Json | undefined) =>
    mergeValues({ base, mine, theirs }, ['p']);

  test('who did not change it gives way', () => {
    expect(merge(1, 1, 2).value).toBe(2);
    expect(merge(1, 2, 1).value).toBe(2);
    expect(merge(1, undefined, 1)).toEqual({ value: undefined, clashes: [] });
    expect(merge(undefined, undefined, 3).value).toBe(3);
  });

  test('deleted against changed keeps what was changed', () => {
    expect(merge({ a: 1 }, undefined, { a: 2 })).toEqual({ value: { a: 2 }, clashes: [] });
    expect(merge({ a: 1 }, { a: 2 }, undefined)).toEqual({ value: { a: 2 }, clashes: [] });
  });

  test('the same edit on both sides is no clash', () => {
    expect(merge(1, 2, 2)).toEqual({ value: 2, clashes: [] });
    expect(merge({ a: 1 }, { a: 2, b: 1 }, { a: 2, c: 1 })).toEqual({ value: { a: 2, b: 1, c: 1 }, clashes: [] });
  });

  test('lists of words take both additions', () => {
    expect(merge(['yes'], ['yes', 'sure'], ['yes', 'aye']).value).toEqual(['yes', 'aye', 'sure']);
  });

  test('a list with a name twice is a whole', () => {
    expect(merge(['a', 'a'], ['a', 'a', 'b'], ['a']).clashes).toHaveLength(1);
  });

  test('another type is a clash', () => {
    expect(merge({ number: '1' }, { variable: 'v' }, 'x').clashes).toEqual([
      { path: ['p'], base: { number: '1' }, mine: { variable: 'v' }, theirs: 'x' },
    ]);
  });
});
