import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { TRIGGER } from './document';
import { keyOf, outlineOf, treeKey } from './outline';
import { courier } from './testing/samples';

const doc = courier();
const rows = outlineOf(doc, KINDS, new Set());

describe('the outline', () => {
  test('steps in walking order, exits beneath', () => {
    expect(rows.map(keyOf)).toEqual([
      TRIGGER,
      `${TRIGGER} next`,
      'dial',
      'dial answered',
      'dial invalid_number',
      'dial busy',
      'dial no_answer',
      'dial invalid_outbound_number',
      'notify',
      'notify ok',
      'end',
    ]);
  });

  test('folded, a step keeps its exits to itself', () => {
    expect(outlineOf(doc, KINDS, new Set(['dial'])).filter((row) => row.id === 'dial')).toEqual([
      { row: 'step', id: 'dial', reached: true, open: false, hasExits: true },
    ]);
  });

  const keys: readonly [string, string, object | null][] = [
    ['dial', 'ArrowDown', { focus: 'dial answered' }],
    ['dial answered', 'ArrowUp', { focus: 'dial' }],
    ['dial', 'ArrowRight', { focus: 'dial answered' }],
    ['dial', 'ArrowLeft', { fold: 'dial' }],
    ['dial busy', 'ArrowLeft', { focus: 'dial' }],
    ['dial busy', 'ArrowRight', null],
    ['end', 'ArrowRight', null],
    ['end', 'ArrowLeft', null],
    ['end', 'ArrowDown', null],
    ['end', 'Home', { focus: TRIGGER }],
    [TRIGGER, 'End', { focus: 'end' }],
    [TRIGGER, 'ArrowUp', null],
    ['gone', 'ArrowDown', { focus: TRIGGER }],
    ['dial', 'x', null],
  ];
  test.each(keys)('%s, %s', (current, key, move) => expect(treeKey(rows, current, key)).toEqual(move));

  test('a folded step opens first', () => {
    expect(treeKey(outlineOf(doc, KINDS, new Set(['dial'])), 'dial', 'ArrowRight')).toEqual({ unfold: 'dial' });
  });
});
