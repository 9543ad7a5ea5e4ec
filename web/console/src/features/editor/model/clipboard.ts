import { checked, type FlowDocument, type FlowStep, type Point, variablesOf } from './document';
import { errorStep } from './edit';
import { isObject, type Json, own } from './json';
import type { Kinds } from './kinds';
import { variablesUsedBy } from './refs';

/** Steps as they travel through the system clipboard: between flows, tabs, servers and chats. */
export type Fragment = {
  readonly engine_flow_fragment: 1;
  readonly steps: { readonly [id: string]: FlowStep };
  readonly layout?: { readonly [id: string]: Point };
  /** The variables they use, as they were declared. */
  readonly variables?: FlowDocument['variables'];
};

/** The chosen steps, wires among them kept, all others left out. */
export const fragmentOf = (doc: FlowDocument, kinds: Kinds, ids: readonly string[]): Fragment => {
  const chosen = Object.entries(doc.steps).filter(([id]) => ids.includes(id));
  const inside = (id: string | null | undefined): boolean => id != null && ids.includes(id);
  const steps = Object.fromEntries(chosen.map(([id, step]) => [id, within(step, inside)]));
  const points = chosen.flatMap(([id]) => (own(doc.layout, id) ? [[id, own(doc.layout, id) as Point] as const] : []));
  const used = new Set(chosen.flatMap(([, step]) => variablesUsedBy(kinds, step)));
  const variables = variablesOf(doc).filter((name) => used.has(name));
  return {
    engine_flow_fragment: 1,
    steps,
    ...(points.length > 0 && { layout: Object.fromEntries(points) }),
    ...(variables.length > 0 && {
      variables: Object.fromEntries(variables.map((name) => [name, own(doc.variables, name) ?? {}])),
    }),
  };
};

const within = (step: FlowStep, inside: (id: string | null | undefined) => boolean): FlowStep => {
  const { on_hangup, on_error, exits, ...rest } = step;
  const wired = exits && Object.fromEntries(Object.entries(exits).filter(([, to]) => inside(to)));
  const keepsError = on_error !== undefined && (errorStep(step) === null || inside(errorStep(step)));
  return {
    ...rest,
    ...(wired && { exits: wired }),
    ...(keepsError && { on_error }),
    ...(inside(on_hangup) && { on_hangup }),
  };
};

export const fragmentText = (fragment: Fragment): string => JSON.stringify(fragment, null, 2);

/** Reads what was pasted: a fragment, or a whole flow of which all steps are taken. Null when it is neither. */
export const readFragment = (text: string): Fragment | null => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isObject(value) || !isObject(value.steps) || Object.keys(value.steps).length === 0) return null;
  if (value.engine_flow_fragment !== 1 && value.format !== 1) return null;
  const { steps, layout, variables } = value;
  const reading = checked({
    name: '',
    trigger: {},
    steps,
    ...(layout && { layout }),
    ...(variables && { variables }),
  } as Json);
  if ('unreadable' in reading) return null;
  const { doc } = reading;
  return {
    engine_flow_fragment: 1,
    steps: doc.steps,
    ...(doc.layout && { layout: doc.layout }),
    ...(doc.variables && { variables: doc.variables }),
  };
};
