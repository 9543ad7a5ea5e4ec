import { expect, test } from 'vitest';
import { FIRST_LOAD_GZ_BYTES, FIRST_PAGE, firstLoad, LAZY_GZ_BYTES, overBudget, type Part } from '../scripts/budgets';

const part = (file: string, gzBytes: number, own: Partial<Part> = {}): Part => ({
  file,
  gzBytes,
  imports: [],
  isEntry: false,
  of: null,
  ...own,
});

const console = (rest: number): Part[] => [
  part('index.js', rest, { isEntry: true, imports: ['kit.js'] }),
  part('flows.js', 20, { of: `/anywhere/${FIRST_PAGE}`, imports: ['kit.js', 'index.js'] }),
  part('kit.js', 7, { imports: ['index.js'] }),
  part('editor.js', LAZY_GZ_BYTES),
];

test('the first load is the entry, the first page and what they import, each once', () => {
  expect(firstLoad(console(100))).toBe(127);
});

test('at its budget it is taken, a byte more is told', () => {
  expect(overBudget(console(FIRST_LOAD_GZ_BYTES - 27))).toEqual([]);
  expect(overBudget(console(FIRST_LOAD_GZ_BYTES - 26))).toEqual([
    'The first load is 250.0 KiB, more than 250.0 KiB: index.js 250.0 KiB, flows.js 0.0 KiB, kit.js 0.0 KiB.',
  ]);
});

test('a lazy part has a budget of its own', () => {
  expect(overBudget([...console(7), part('code.js', LAZY_GZ_BYTES + 1)])).toEqual([
    'code.js is 160.0 KiB, more than 160.0 KiB.',
  ]);
});

test('a first page that cannot be found is no first page within its budget', () => {
  expect(overBudget([part('index.js', 1, { isEntry: true })])).toHaveLength(1);
});
