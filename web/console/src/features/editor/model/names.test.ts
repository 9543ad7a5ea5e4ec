import { describe, expect, test } from 'vitest';
import { asName, freeName, isArgumentName, isStepId, isVariableName } from './names';
import { placesOf, withVariable } from './templates';

describe('names', () => {
  test('what the engine takes', () => {
    expect(['end', 'a1', '1a', '12', 'End', '', 'a-b', '__proto__'].map(isStepId)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
    expect(['a', 'a_1', '1a', '_a', 'A'].map(isVariableName)).toEqual([true, true, false, false, false]);
    expect(['customer_number', 'a.b-c', 'A', '1a', ''].map(isArgumentName)).toEqual([true, true, true, false, false]);
  });

  test('made of what people type', () => {
    expect(['Order number', 'Größe (cm)', '1st try', '  '].map(asName)).toEqual([
      'order_number',
      'gro_e_cm',
      'n_1st_try',
      '',
    ]);
  });

  test('a free one', () => {
    expect(freeName('end', ['dial'])).toBe('end');
    expect(freeName('end', ['end', 'end_2'])).toBe('end_3');
    expect(freeName('end_2', { end_2: 1 })).toBe('end_3');
    expect(freeName('constructor', {})).toBe('constructor');
  });
});

describe('placeholders', () => {
  test('found, also the wrong ones; the escaped are none', () => {
    expect(placesOf('%{current_flow.a} %%{current_flow.b} %{system.now} %{x}').map((p) => [p.scope, p.name])).toEqual([
      ['current_flow', 'a'],
      ['system', 'now'],
      [null, 'x'],
    ]);
  });

  test('renamed as whole names only', () => {
    expect(withVariable('%{current_flow.a} %{current_flow.ab} %%{current_flow.a} a', 'a', 'z')).toBe(
      '%{current_flow.z} %{current_flow.ab} %%{current_flow.a} a',
    );
  });
});
