import { expect, test } from 'vitest';
import { blockOf, mayTest, type Publishable, verbOf } from './publishing';
import { sampleArguments } from './sampleArguments';
import { courier } from './testing/samples';

const ready: Publishable = {
  hasDraft: true,
  clashes: 0,
  errors: 0,
  pending: false,
  differences: 2,
  tests: { failed: 0, all: 3 },
  requiresGreen: true,
};

test.each([
  [{}, null],
  [{ clashes: 1, pending: true }, 'clash'],
  [{ pending: true, errors: 2 }, 'unsent'],
  [{ errors: 1 }, 'faults'],
  [{ hasDraft: false, errors: 1 }, 'same'],
  [{ differences: 0 }, 'same'],
  [{ differences: null }, null],
  [{ tests: { failed: 1, all: 3 } }, 'tests'],
  [{ tests: { failed: 0, all: 0 } }, 'tests'],
  [{ tests: { failed: 1, all: 3 }, requiresGreen: false }, null],
  // While they run the engine decides.
  [{ tests: null }, null],
] as const)('%j is blocked by %s', (own, block) => {
  expect(blockOf({ ...ready, ...own })).toBe(block);
});

test('tests run on a saved draft without errors only', () => {
  expect(mayTest(ready)).toBe(true);
  expect(mayTest({ ...ready, errors: 1 })).toBe(false);
  expect(mayTest({ ...ready, pending: true })).toBe(false);
  expect(mayTest({ ...ready, hasDraft: false })).toBe(false);
});

test.each([
  [1, null, null, { key: 'do', values: { version: 1 } }],
  [8, 7, { count: 0, isMore: false }, { key: 'do', values: { version: 8 } }],
  [8, 7, null, { key: 'do', values: { version: 8 } }],
  [8, 7, { count: 3, isMore: false }, { key: 'do_with', values: { version: 8, running: 7, count: 3 } }],
  [8, 7, { count: 200, isMore: true }, { key: 'do_with_many', values: { version: 8, running: 7, count: 200 } }],
] as const)('version %s over %s with %j', (version, running, calls, verb) => {
  expect(verbOf(version, running, calls)).toEqual(verb);
});

test('every argument has a sample, its default first', () => {
  expect(sampleArguments(courier())).toEqual({
    customer_number: '+12025550123',
    order_number: 'order number',
    origin_store: 'origin store',
  });
  const doc = {
    ...courier(),
    trigger: {
      kind: 'api_request',
      arguments: [
        { name: 'a', variable: 'a', default: 'given' },
        { name: 'b', variable: 'b', type: 'enum', values: ['x', 'y'] },
        { name: 'c', variable: 'c', type: 'boolean' },
      ],
    },
  };
  expect(sampleArguments(doc)).toEqual({ a: 'given', b: 'x', c: 'true' });
});
