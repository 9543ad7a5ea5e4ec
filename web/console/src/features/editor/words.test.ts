import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import english from '../../lib/i18n/en/editor.json';
import type { JsonObject } from './model/json';
import { exitsOf } from './model/kinds';
import { COMMANDS } from './model/testing/commands';
import { sample, sampleNames } from './model/testing/samples';
import { KINDS } from './steps/kinds';
import { LOOKS, lacking } from './steps/looks';

/** A key of the editor's words; one with a count has its forms behind it. */
const isSaid = (key: string): boolean => {
  const [group, name] = key.split('.');
  const words = (english as { [group: string]: string | { [name: string]: string } })[group ?? ''];
  if (typeof words !== 'object' || name === undefined) return typeof words === 'string';
  return name in words || (`${name}_one` in words && `${name}_other` in words);
};

describe('words', () => {
  test('every command has its words for undo', () => {
    const keys = Object.values(COMMANDS).flatMap((arbitrary) =>
      fc.sample(arbitrary, 6).map((command) => command.label.key),
    );
    expect([...new Set(keys)].filter((key) => !isSaid(key))).toEqual([]);
  });

  test('every kind has a name, every exit of its own has words', () => {
    for (const kind of Object.values(KINDS)) {
      expect(isSaid(`kind.${kind.kind}`)).toBe(true);
      const fresh = kind.fresh() ?? {};
      const own = kind.exits({}).map((exit) => exit.id);
      expect(own.filter((exit) => !isSaid(`exit.${exit}`))).toEqual([]);
      for (const state of [
        { called: false, contact: false },
        { called: true, contact: true },
      ]) {
        const refusal = kind.refuses(state, fresh);
        if (refusal) expect(isSaid(`path.${refusal}`)).toBe(true);
      }
    }
  });

  test('every step of the samples has a summary in words', () => {
    for (const name of sampleNames) {
      for (const step of Object.values(sample(name).steps)) {
        const summary = LOOKS[step.type]?.summary(step.settings ?? {});
        expect(summary && isSaid(summary.key)).toBe(true);
        expect(exitsOf(KINDS, step).length).toBeGreaterThan(0);
      }
    }
  });

  test('summaries of nonsense do not throw', () => {
    for (const look of Object.values(LOOKS))
      for (const settings of [{}, { rules: 1, source: 2, prompts: 'x', action: [], to: null }] as JsonObject[])
        expect(() => look.summary(settings)).not.toThrow();
  });
});

test('a kind without a part is named', () => {
  expect(lacking(LOOKS)).toEqual([]);
  const { play_audio, ...rest } = LOOKS;
  expect(play_audio).toBeDefined();
  expect(lacking(rest)).toEqual(['play_audio']);
});
