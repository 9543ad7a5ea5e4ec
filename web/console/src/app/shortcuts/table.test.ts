import { expect, test } from 'vitest';
import type { Action, Place } from '../../lib/actions/action';
import { allActions } from '../allActions';
import { countHere, tableOf } from './table';

const action = (id: string, place: Place, keys?: string, scope?: string): Action => ({
  id,
  place,
  keys,
  scope,
  label: () => id,
  run: () => {},
});

test('two actions on one key in one place stop the start', () => {
  expect(() => tableOf([action('a', 'flows', 'n'), action('b', 'flows', 'n')])).toThrow('a and b are both on n');
  expect(() => tableOf([action('a', 'everywhere', 'n'), action('b', 'flows', 'n')])).toThrow('both on n');
  expect(tableOf([action('a', 'flows', 'n'), action('b', 'trunks', 'n')])).toHaveLength(2);
});

test('a name is given once', () => {
  expect(() => tableOf([action('a', 'flows'), action('a', 'trunks')])).toThrow('Two actions are called a.');
});

test('what one may not do is not there', () => {
  const table = [action('read', 'everywhere'), action('write', 'flows', 'n', 'flows:write'), action('other', 'trunks')];
  expect(countHere(table, 'flows', () => false).map(({ id }) => id)).toEqual(['read']);
  expect(countHere(table, 'flows', () => true).map(({ id }) => id)).toEqual(['read', 'write']);
});

test("the console's own table holds, and what writes needs a scope", () => {
  expect(tableOf(allActions).length).toBeGreaterThan(10);
  const writes = allActions.filter(({ id }) => /\.(create|delete|upload|cancel)$/.test(id));
  expect(writes.length).toBeGreaterThan(3);
  expect(writes.filter(({ scope }) => scope === undefined).map(({ id }) => id)).toEqual([]);
});
