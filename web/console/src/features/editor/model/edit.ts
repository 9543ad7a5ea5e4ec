import type { FlowDocument, FlowStep } from './document';
import { own } from './json';

type Map<T> = { readonly [member: string]: T };

/** With a member set; undefined takes it out. The same map when that changes nothing. */
export const withMember = <T>(map: Map<T> | undefined, member: string, value: T | undefined): Map<T> => {
  const old = map ?? {};
  if (value !== undefined) return own(old, member) === value ? old : { ...old, [member]: value };
  return Object.hasOwn(old, member) ? Object.fromEntries(Object.entries(old).filter(([m]) => m !== member)) : old;
};

/** With a member under another name, in the same place of the author's order. */
export const withName = <T>(map: Map<T> | undefined, from: string, to: string): Map<T> =>
  Object.fromEntries(Object.entries(map ?? {}).map(([m, value]) => [m === from ? to : m, value]));

/** With every member through a function; the same map when all stay the same. */
export const mapped = <T>(map: Map<T>, change: (value: T, member: string) => T): Map<T> => {
  let changed = false;
  const next = Object.entries(map).map(([m, value]) => {
    const to = change(value, m);
    changed ||= to !== value;
    return [m, to] as const;
  });
  return changed ? Object.fromEntries(next) : map;
};

/** An optional member of an object: set, or taken out when there is nothing to say. */
export const withField = <T extends object, K extends keyof T>(object: T, field: K, value: T[K] | undefined): T => {
  if (object[field] === value) return object;
  if (value !== undefined) return { ...object, [field]: value };
  const { [field]: _, ...rest } = object;
  return rest as T;
};

/** Two things are always there in a step that the engine wrote: its exits stand in front of what follows them in the schema. */
export const withStep = (doc: FlowDocument, id: string, change: (step: FlowStep) => FlowStep): FlowDocument => {
  const step = own(doc.steps, id);
  if (!step) return doc;
  const next = change(step);
  return next === step ? doc : { ...doc, steps: { ...doc.steps, [id]: next } };
};

/** Every step through a function. */
export const withSteps = (doc: FlowDocument, change: (step: FlowStep, id: string) => FlowStep): FlowDocument => {
  const steps = mapped(doc.steps, change);
  return steps === doc.steps ? doc : { ...doc, steps };
};

/** The id in `on_error: step:ID`, the exit in `exit:NAME`. */
export const errorStep = (step: FlowStep): string | null =>
  step.on_error?.startsWith('step:') ? step.on_error.slice(5) : null;
export const errorExit = (step: FlowStep): string | null =>
  step.on_error?.startsWith('exit:') ? step.on_error.slice(5) : null;
