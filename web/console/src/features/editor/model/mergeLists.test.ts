import { describe, expect, test } from 'vitest';
import { addStep } from './commands/addStep';
import { addArgument, changeArgument } from './commands/arguments';
import { setSetting } from './commands/setSetting';
import { merge } from './merge';
import { edited } from './testing/edits';
import { courier } from './testing/samples';

describe('lists', () => {
  test('two new arguments are both there', () => {
    const base = courier();
    const mine = edited(base, [addArgument({ name: 'floor', variable: 'floor' })]);
    const theirs = edited(base, [addArgument({ name: 'door', variable: 'door' })]);
    const { doc, clashes } = merge(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(doc.trigger.arguments?.map((a) => a.name)).toEqual([
      'customer_number',
      'order_number',
      'origin_store',
      'door',
      'floor',
    ]);
    expect(Object.keys(doc.variables ?? {})).toEqual([
      'customer_phone_number',
      'order_number',
      'origin_store',
      'door',
      'floor',
    ]);
  });

  test('a renamed argument and a changed one of its fields belong to one argument', () => {
    const base = courier();
    const mine = edited(base, [changeArgument({ index: 1, field: 'name', value: 'order' })]);
    const theirs = edited(base, [changeArgument({ index: 1, field: 'required', value: true })]);
    expect(merge(base, mine, theirs).doc.trigger.arguments?.[1]).toEqual({
      name: 'order',
      variable: 'order_number',
      required: true,
    });
  });

  test('a clash in a named list says which item it is', () => {
    const base = courier();
    const mine = edited(base, [
      addArgument({ name: 'x', variable: 'x' }),
      changeArgument({ index: 1, field: 'type', value: 'integer' }),
    ]);
    const theirs = edited(base, [changeArgument({ index: 1, field: 'type', value: 'number' })]);
    expect(merge(base, mine, theirs).clashes.map((c) => c.path)).toEqual([['trigger', 'arguments', 1, 'type']]);
  });

  test('lists without names that both changed in length are a clash of the list', () => {
    const base = edited(courier(), [addStep({ id: 'menu', kind: 'standard_ivr' })]);
    const prompts = (...texts: string[]) =>
      setSetting({ step: 'menu', path: ['prompts'], value: texts.map((text) => ({ text })) });
    const merged = merge(base, edited(base, [prompts('a', 'b')]), edited(base, [prompts('c', 'd', 'e')]));
    expect(merged.clashes.map((c) => c.path)).toEqual([['steps', 'menu', 'settings', 'prompts']]);
  });
});
