import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '../model/json';
import { exitsOf, RESERVED_EXITS } from '../model/kinds';
import { sample, sampleNames } from '../model/testing/samples';
import { KINDS, tableOf } from './kinds';
import { sharesOf } from './traffic_splitter/shares';

const schema: { $defs: { [kind: string]: JsonObject } } = JSON.parse(
  readFileSync(fileURLToPath(new URL('../../../../api/flow-schema.json', import.meta.url)), 'utf8'),
);
const folder = fileURLToPath(new URL('.', import.meta.url));
const kinds = Object.keys(schema.$defs);

/** Places of texts in a schema, written as a kind's own. */
const textPlaces = (
  shape: Json | undefined,
  path: readonly string[] = [],
): { place: string; pattern: string | undefined }[] => {
  if (!isObject(shape)) return [];
  const inner = [...(isObject(shape.properties) ? Object.entries(shape.properties) : [])].flatMap(([m, s]) =>
    textPlaces(s, [...path, m]),
  );
  const items = [shape.items, isObject(shape.additionalProperties) ? shape.additionalProperties : undefined].flatMap(
    (s) => textPlaces(s, [...path, '*']),
  );
  const choices = [shape.oneOf, shape.anyOf].flatMap((list) =>
    Array.isArray(list) ? list.flatMap((s: Json) => textPlaces(s, path)) : [],
  );
  const self = shape.type === 'string' ? [{ place: path.join('.'), pattern: shape.pattern as string | undefined }] : [];
  return [...self, ...inner, ...items, ...choices];
};
const settingsShape = (kind: string): Json | undefined => {
  const properties = schema.$defs[kind]?.properties;
  return isObject(properties) ? properties.settings : undefined;
};
const VARIABLE = /\[a-z\]\[a-z0-9_\]\{0,63\}/;

describe('the table', () => {
  test('has every kind of the engine’s schema, and no other', () => {
    expect(Object.keys(KINDS).sort()).toEqual([...kinds].sort());
  });

  test('each has a folder with all its parts', () => {
    for (const kind of kinds)
      expect(readdirSync(`${folder}${kind}`)).toEqual(
        expect.arrayContaining(['Form.tsx', 'icon.ts', 'kind.ts', 'summary.ts']),
      );
  });

  test('two kinds of one name stop the start', () => {
    const [first] = Object.values(KINDS);
    if (!first) throw new Error('no kinds');
    expect(() => tableOf([first, first])).toThrow(first.kind);
  });
});

describe.each(kinds)('%s', (kind) => {
  const known = KINDS[kind];
  const places = textPlaces(settingsShape(kind));

  test('names the places where the schema wants a variable, and only those', () => {
    const wanted = places.filter((p) => p.pattern && VARIABLE.test(p.pattern)).map((p) => p.place);
    expect([...new Set(known?.variablesAt)].sort()).toEqual([...new Set(wanted)].sort());
  });

  test('its texts are texts of the schema', () => {
    for (const place of known?.textsAt ?? []) expect(places.map((p) => p.place)).toContain(place);
  });

  test('a fresh step has members of the schema only, and no reserved exit', () => {
    const fresh = known?.fresh();
    const shape = settingsShape(kind);
    const members = isObject(shape) && isObject(shape.properties) ? Object.keys(shape.properties) : [];
    for (const member of Object.keys(fresh ?? {})) expect(members).toContain(member);
    const exits = known?.exits(fresh ?? {}) ?? [];
    expect(new Set(exits.map((e) => e.id)).size).toBe(exits.length);
    const own = exits.filter((e) => e.kind === 'mandatory').map((e) => e.id);
    expect(own.filter((e) => RESERVED_EXITS.includes(e)).length).toBeLessThanOrEqual(2);
  });

  test('where failures go is an exit or the end', () => {
    const exits = known?.exits(known.fresh() ?? {}).map((e) => e.id) ?? [];
    expect(['end', ...exits]).toContain(known?.defaultExit);
  });

  test('settings that are nonsense do not throw', () => {
    for (const settings of [
      {},
      { rules: 3, options: 'x', prompts: {}, outputs: [] },
      { rules: [1, { exit: 2 }], options: [null] },
    ] as JsonObject[]) {
      expect(Array.isArray(known?.exits(settings))).toBe(true);
      known?.outputs(settings);
    }
  });
});

describe('exits and outputs of the samples', () => {
  test.each(sampleNames)('%s wires all mandatory exits, and none that is hidden or unknown', (name) => {
    for (const step of Object.values(sample(name).steps)) {
      const exits = exitsOf(KINDS, step);
      const wired = Object.keys(step.exits ?? {});
      const wirable = exits.filter((e) => e.kind !== 'hidden').map((e) => e.id);
      expect(exits.filter((e) => e.kind === 'mandatory' && !wired.includes(e.id))).toEqual([]);
      expect(wired.filter((e) => !wirable.includes(e))).toEqual([]);
      const outputs = KINDS[step.type]?.outputs(step.settings ?? {});
      if (outputs) for (const output of Object.keys(step.outputs ?? {})) expect(outputs).toContain(output);
    }
  });
});

test('shares of a splitter to one decimal, none when a weight is a variable', () => {
  expect(sharesOf([{ weight: 1 }, { weight: 2 }])).toEqual(['33.3', '66.7']);
  expect(sharesOf([{}, { weight: 50, enabled: false }])).toEqual(['100.0', '0.0']);
  expect(sharesOf([{ enabled: false }])).toEqual(['0.0']);
  expect(sharesOf([{ weight: { variable: 'w' } }, {}])).toBeNull();
});
