import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checked, type FlowDocument } from './document';
import { merge } from './merge';
import { PROPERTY_TIMEOUT, twoSides } from './testing/edits';
import { flow } from './testing/flows';

const bytes = (doc: FlowDocument) => JSON.stringify(doc);
const copy = (doc: FlowDocument): FlowDocument => JSON.parse(bytes(doc));

describe('laws', { timeout: PROPERTY_TIMEOUT }, () => {
  test('merge(x, x, y) = y and merge(x, y, x) = y, to the byte', () => {
    fc.assert(
      fc.property(twoSides, ({ base, theirs }) => {
        expect(bytes(merge(base, copy(base), theirs).doc)).toBe(bytes(theirs));
        expect(bytes(merge(base, theirs, copy(base)).doc)).toBe(bytes(theirs));
        expect(bytes(merge(base, theirs, copy(theirs)).doc)).toBe(bytes(theirs));
      }),
      { numRuns: 133 },
    );
  });

  test('without a clash it is the same whoever is called mine', () => {
    fc.assert(
      fc.property(twoSides, ({ base, mine, theirs }) => {
        const one = merge(base, mine, theirs);
        const other = merge(base, theirs, mine);
        expect(other.clashes.length).toBe(one.clashes.length);
        const moved = (['steps', 'variables', 'layout'] as const).some(
          (m) => reordered(base[m], mine[m]) && reordered(base[m], theirs[m]),
        );
        if (one.clashes.length === 0 && !moved) expect({ ...other.doc, layout: 0 }).toEqual({ ...one.doc, layout: 0 });
      }),
      { numRuns: 133 },
    );
  });

  test('the result is always readable, and leads to no step that one side had and it lost', () => {
    fc.assert(
      fc.property(twoSides, ({ base, mine, theirs }) => {
        const { doc } = merge(base, mine, theirs);
        expect(checked(doc)).toEqual({ doc });
        const targets = Object.values(doc.steps)
          .flatMap((s) => Object.values(s.exits ?? {}))
          .filter((t) => t !== null);
        for (const t of targets) {
          const had = Object.hasOwn(mine.steps, t) || Object.hasOwn(theirs.steps, t);
          expect(Object.hasOwn(doc.steps, t)).toBe(had);
        }
      }),
      { numRuns: 133 },
    );
  });

  test('two strangers’ documents merge without a throw', () => {
    fc.assert(
      fc.property(flow, flow, flow, (a, b, c) => {
        expect(checked(merge(a, b, c).doc)).toHaveProperty('doc');
      }),
      { numRuns: 66 },
    );
  });
});

const reordered = (a: object | undefined, b: object | undefined): boolean => {
  const old = Object.keys(a ?? {}).filter((m) => Object.hasOwn(b ?? {}, m));
  const now = Object.keys(b ?? {}).filter((m) => Object.hasOwn(a ?? {}, m));
  return old.join() !== now.join();
};
