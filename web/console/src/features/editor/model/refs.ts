import { argumentsOf, type FlowDocument, type FlowStep } from './document';
import { mapped, withField } from './edit';
import { isList, isObject, isText, type Json, type JsonObject, own, type Path, withAt } from './json';
import { type Kinds, kindOf, settingsOf } from './kinds';
import { placesOf, withVariable } from './templates';

/** One place where a variable is used. */
export type Use = {
  /** The step, null for the trigger. */
  readonly step: string | null;
  readonly path: Path;
  readonly how: 'argument' | 'interaction_id' | 'output' | 'setting' | 'text';
};

/** The texts at a declared place such as `prompts.*.text`, each with its path inside the settings. */
export const textsAt = (settings: JsonObject, place: string): { path: Path; text: string }[] => {
  const walk = (value: Json | undefined, parts: readonly string[], path: Path): { path: Path; text: string }[] => {
    const [part, ...rest] = parts;
    if (part === undefined) return isText(value) ? [{ path, text: value }] : [];
    if (part !== '*') return isObject(value) ? walk(own(value, part), rest, [...path, part]) : [];
    if (isList(value)) return value.flatMap((item, i) => walk(item, rest, [...path, i]));
    return isObject(value) ? Object.entries(value).flatMap(([m, item]) => walk(item, rest, [...path, m])) : [];
  };
  return walk(settings, place.split('.'), []);
};

/** All texts with placeholders of a step. */
export const templatesOf = (kinds: Kinds, step: FlowStep): { path: Path; text: string }[] =>
  (kindOf(kinds, step)?.textsAt ?? []).flatMap((place) => textsAt(settingsOf(step), place));

const variablesNamed = (kinds: Kinds, step: FlowStep): { path: Path; text: string }[] =>
  (kindOf(kinds, step)?.variablesAt ?? []).flatMap((place) => textsAt(settingsOf(step), place));

/** Who uses a variable: in the trigger, then in the steps in the document's order. */
export const usesOf = (doc: FlowDocument, kinds: Kinds, variable: string): Use[] => [
  ...argumentsOf(doc).flatMap((argument, i): Use[] =>
    argument.variable === variable
      ? [{ step: null, path: ['trigger', 'arguments', i, 'variable'], how: 'argument' }]
      : [],
  ),
  ...(doc.trigger.interaction_id_variable === variable
    ? [{ step: null, path: ['trigger', 'interaction_id_variable'], how: 'interaction_id' } as const]
    : []),
  ...Object.entries(doc.steps).flatMap(([id, step]) => usesInStep(kinds, id, step, variable)),
];

const usesInStep = (kinds: Kinds, id: string, step: FlowStep, variable: string): Use[] => {
  const inside = (path: Path): Path => ['steps', id, 'settings', ...path];
  return [
    ...variablesNamed(kinds, step).flatMap(({ path, text }): Use[] =>
      text === variable ? [{ step: id, path: inside(path), how: 'setting' }] : [],
    ),
    ...templatesOf(kinds, step).flatMap(({ path, text }): Use[] =>
      placesOf(text).some((p) => p.scope === 'current_flow' && p.name === variable)
        ? [{ step: id, path: inside(path), how: 'text' }]
        : [],
    ),
    ...Object.entries(step.outputs ?? {}).flatMap(([output, v]): Use[] =>
      v === variable ? [{ step: id, path: ['steps', id, 'outputs', output], how: 'output' }] : [],
    ),
  ];
};

/** Names of variables a step uses, each once. */
export const variablesUsedBy = (kinds: Kinds, step: FlowStep): string[] => [
  ...new Set([
    ...variablesNamed(kinds, step)
      .map(({ text }) => text)
      .filter((text) => text !== '' && !text.startsWith('system.')),
    ...templatesOf(kinds, step).flatMap(({ text }) =>
      placesOf(text)
        .filter((p) => p.scope === 'current_flow')
        .map((p) => p.name),
    ),
    ...Object.values(step.outputs ?? {}),
  ]),
];

/** A step in which a variable has another name. */
export const stepWithVariable = (kinds: Kinds, step: FlowStep, from: string, to: string): FlowStep => {
  let settings: Json | undefined = step.settings;
  for (const { path, text } of variablesNamed(kinds, step)) if (text === from) settings = withAt(settings, path, to);
  for (const { path, text } of templatesOf(kinds, step)) {
    const renamed = withVariable(text, from, to);
    if (renamed !== text) settings = withAt(settings, path, renamed);
  }
  const outputs = step.outputs && mapped(step.outputs, (v) => (v === from ? to : v));
  return withField(withField(step, 'settings', settings as JsonObject | undefined), 'outputs', outputs);
};
