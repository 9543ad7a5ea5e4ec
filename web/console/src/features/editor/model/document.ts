import { TRIGGER_CARD, TRIGGER_EXIT } from '../../../lib/flow/marks';
import type { JsonObject } from './json';
import { isList, isObject, isText, type Json, own } from './json';

export type Exits = { readonly [exit: string]: string | null };

/** One step. Loose on purpose: what another client saved is kept and shown, also where the schema would refuse it. */
export type FlowStep = {
  readonly type: string;
  readonly name?: string;
  readonly settings?: JsonObject;
  readonly exits?: Exits;
  readonly outputs?: { readonly [output: string]: string };
  readonly on_error?: string;
  readonly on_hangup?: string;
};

export type FlowArgument = {
  readonly name: string;
  readonly variable: string;
  readonly type?: string;
  readonly values?: readonly string[];
  readonly required?: boolean;
  readonly default?: string;
  readonly max_length?: number;
  readonly sensitive?: boolean;
};

export type FlowVariable = { readonly default?: string; readonly sensitive?: boolean };
export type Point = { readonly x: number; readonly y: number };

export type FlowDocument = {
  readonly format: number;
  readonly name: string;
  readonly description?: string;
  readonly strict_arguments?: boolean;
  readonly trigger: {
    readonly kind: string;
    readonly arguments?: readonly FlowArgument[];
    readonly interaction_id_variable?: string | null;
  };
  readonly variables?: { readonly [name: string]: FlowVariable };
  readonly entry?: string;
  readonly steps: { readonly [id: string]: FlowStep };
  readonly layout?: { readonly [id: string]: Point };
};

/** The trigger's name where a step's id would stand. */
export const TRIGGER = TRIGGER_CARD;

/** The trigger's only exit. */
export const NEXT = TRIGGER_EXIT;

/** Limits of the engine (docs/flows.md); the editor counts towards them, the engine refuses. */
export const LIMITS = { steps: 1000, variables: 200, arguments: 64, bytes: 256 * 1024 };

export type Reading = { readonly doc: FlowDocument } | { readonly unreadable: string };

/** Reads a draft. Only what the editor could not draw is refused, with the place; everything else is the engine's to judge. */
export const readDocument = (text: string): Reading => {
  try {
    return checked(JSON.parse(text));
  } catch (error) {
    return { unreadable: error instanceof Error ? error.message : String(error) };
  }
};

/** Reads a draft that was parsed already. */
export const checked = (value: unknown): Reading => {
  const place = firstUndrawable(value);
  return place === null ? { doc: value as FlowDocument } : { unreadable: place };
};

/** The text to save: the engine's own spacing, so that an untouched document keeps its bytes. */
export const textOf = (doc: FlowDocument): string => `${JSON.stringify(doc, null, 2)}\n`;

const firstUndrawable = (value: unknown): string | null => {
  if (!isObject(value)) return '/';
  if (hidesMember(value)) return '__proto__';
  if (!isText(value.name)) return '/name';
  const trigger = value.trigger;
  if (!isObject(trigger)) return '/trigger';
  const args = trigger.arguments ?? [];
  if (!isList(args) || !args.every((a) => isObject(a) && isText(a.name) && isText(a.variable)))
    return '/trigger/arguments';
  if (!isMapOf(value.variables, isObject)) return '/variables';
  if (value.entry !== undefined && !isText(value.entry)) return '/entry';
  if (!isMapOf(value.layout, isPoint)) return '/layout';
  if (!isObject(value.steps)) return '/steps';
  const bad = Object.entries(value.steps).find(([, step]) => !isStep(step));
  return bad ? `/steps/${bad[0]}` : null;
};

/** Such a member would be lost by every copy of its object. */
const hidesMember = (value: Json): boolean => {
  if (isList(value)) return value.some(hidesMember);
  return isObject(value) && (Object.hasOwn(value, '__proto__') || Object.values(value).some(hidesMember));
};

const isMapOf = (value: Json | undefined, fits: (item: Json) => boolean): boolean =>
  value === undefined || (isObject(value) && Object.values(value).every(fits));

const isPoint = (value: Json): boolean => isObject(value) && typeof value.x === 'number' && typeof value.y === 'number';

const isStep = (value: Json): boolean =>
  isObject(value) &&
  isText(value.type) &&
  (value.name === undefined || isText(value.name)) &&
  (value.settings === undefined || isObject(value.settings)) &&
  isMapOf(value.exits, (target) => target === null || isText(target)) &&
  isMapOf(value.outputs, isText) &&
  (value.on_error === undefined || isText(value.on_error)) &&
  (value.on_hangup === undefined || isText(value.on_hangup));

/** The name people know a step by, else its id. */
export const labelOf = (doc: FlowDocument, id: string): string => own(doc.steps, id)?.name?.trim() || id;

/** Where an exit leads: a step's id, or null. The trigger has one exit, to the entry. */
export const targetOf = (doc: FlowDocument, from: string, exit: string): string | null => {
  if (from === TRIGGER) return doc.entry || null;
  return own(own(doc.steps, from)?.exits, exit) ?? null;
};

export const argumentsOf = (doc: FlowDocument): readonly FlowArgument[] => doc.trigger.arguments ?? [];

export const variablesOf = (doc: FlowDocument): string[] => Object.keys(doc.variables ?? {});
