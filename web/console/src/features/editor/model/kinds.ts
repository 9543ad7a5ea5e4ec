import { type FlowDocument, type FlowStep, NEXT, TRIGGER } from './document';
import { isList, isText, type Json, type JsonObject, own } from './json';

/** A text by its key, with what is filled in. */
export type Words = { readonly key: string; readonly values?: { readonly [name: string]: string | number } };

/** Whether an author must, may or cannot wire an exit. */
export type ExitKind = 'mandatory' | 'optional' | 'hidden';
export type Exit = { readonly id: string; readonly kind: ExitKind };

/** What is certain at one point of one way through the flow. */
export type PathState = { readonly called: boolean; readonly contact: boolean };

/** Why the engine would refuse a kind of step in a path state. */
export type PathRefusal = 'contact_missing' | 'contact_present' | 'second_call';

export type Group = 'call' | 'speak' | 'decide' | 'service' | 'end';

/** All the model knows of a kind of step; its folder under steps/ declares one. */
export type StepKind = {
  readonly kind: string;
  readonly group: Group;
  /** Runs only while the contact is on the line; only such a step may have `on_hangup`. */
  readonly needsContact: boolean;
  /** Where an unexpected failure goes: an exit, or `end`. */
  readonly defaultExit: string;
  readonly exits: (settings: JsonObject) => readonly Exit[];
  /** Names of the outputs; null when any name may be asked for. */
  readonly outputs: (settings: JsonObject) => readonly string[] | null;
  readonly refuses: (before: PathState, settings: JsonObject) => PathRefusal | null;
  readonly after: (before: PathState, exit: string, settings: JsonObject) => PathState;
  /** Places of settings that hold a variable's name, such as `to.variable`; `*` stands for any member or item. */
  readonly variablesAt: readonly string[];
  /** Places of settings that hold a text with `%{…}`. */
  readonly textsAt: readonly string[];
  /** Settings of a new step. */
  readonly fresh: () => JsonObject | undefined;
};

export type Kinds = { readonly [kind: string]: StepKind };

const SOMETHING_ELSE: readonly Exit[] = [];
const NO_SETTINGS: JsonObject = {};

export const kindOf = (kinds: Kinds, step: FlowStep | undefined): StepKind | undefined => step && own(kinds, step.type);

export const settingsOf = (step: FlowStep): JsonObject => step.settings ?? NO_SETTINGS;

/** Exits of a step in the order they are shown, hidden ones too. Of a kind nobody knows: what its author wired. */
export const exitsOf = (kinds: Kinds, step: FlowStep | undefined): readonly Exit[] => {
  if (!step) return SOMETHING_ELSE;
  const kind = kindOf(kinds, step);
  if (!kind) return Object.keys(step.exits ?? {}).map((id) => ({ id, kind: 'optional' as const }));
  return kind.exits(settingsOf(step));
};

const TRIGGER_EXITS: readonly Exit[] = [{ id: NEXT, kind: 'mandatory' }];

/** Exits that can be wired, those that are wired though the kind has no such exit at the end. */
export const portsOf = (kinds: Kinds, doc: FlowDocument, id: string): readonly Exit[] => {
  if (id === TRIGGER) return TRIGGER_EXITS;
  const step = own(doc.steps, id);
  const known = exitsOf(kinds, step);
  const visible = known.filter((exit) => exit.kind !== 'hidden');
  const strays = Object.keys(step?.exits ?? {}).filter((exit) => !visible.some((v) => v.id === exit));
  return strays.length === 0
    ? visible
    : [...visible, ...strays.map((exit) => ({ id: exit, kind: 'optional' as const }))];
};

export const isWirable = (kinds: Kinds, step: FlowStep, exit: string): boolean =>
  exitsOf(kinds, step).some((e) => e.id === exit && e.kind !== 'hidden');

/** The hidden exits of a step whose contact is gone; `on_hangup` says what follows each. */
export const LOSSES: readonly Exit[] = ['contact_hung_up', 'call_lost', 'media_lost'].map((id) => ({
  id,
  kind: 'hidden',
}));

export const mandatory = (...ids: string[]): Exit[] => ids.map((id) => ({ id, kind: 'mandatory' }));
export const optional = (...ids: string[]): Exit[] => ids.map((id) => ({ id, kind: 'optional' }));
export const hidden = (...ids: string[]): Exit[] => ids.map((id) => ({ id, kind: 'hidden' }));

/** Exits an author names, each once, then the kind's own. */
export const namedExits = (names: readonly Json[], ...others: string[]): Exit[] =>
  mandatory(...new Set([...names.filter((n): n is string => isText(n) && n !== ''), ...others]));

/** What items of a list in the settings say under one member. */
export const eachOf = (settings: JsonObject, list: string, member: string): readonly Json[] => {
  const items = settings[list];
  if (!isList(items)) return [];
  return items.map((item) =>
    typeof item === 'object' && item !== null && !isList(item) ? ((item as JsonObject)[member] ?? null) : null,
  );
};

/** Names of exits that mean something of their own (`exit_reserved`). */
export const RESERVED_EXITS: readonly string[] = [
  'no_match',
  'error',
  'cancelled',
  'timeout',
  'invalid',
  ...LOSSES.map((e) => e.id),
];

export const welcome = () => null;
export const unchanged = (before: PathState) => before;
export const onlyWithContact = (before: PathState): PathRefusal | null => (before.contact ? null : 'contact_missing');
