import { type FlowDocument, type FlowStep, NEXT, TRIGGER } from './document';
import { errorExit, errorStep } from './edit';
import { own } from './json';
import { isWirable, type Kinds, kindOf, type PathRefusal, type PathState, type StepKind, settingsOf } from './kinds';

/** A way from one step to another: an exit, a failure or a hang-up. */
export type Way = { readonly to: string; readonly exit: string };

/** The ways out of a step that lead somewhere; what is wired wrongly is left out, the engine reports it. */
export const waysOf = (doc: FlowDocument, kinds: Kinds, step: FlowStep): Way[] => {
  const exits = Object.entries(step.exits ?? {}).map(([exit, to]) => ({
    exit,
    to: isWirable(kinds, step, exit) ? to : null,
  }));
  const all = [
    ...exits,
    { exit: 'error', to: errorTarget(kinds, step) },
    { exit: 'contact_hung_up', to: step.on_hangup ?? null },
  ];
  return all.filter((way): way is Way => way.to !== null && own(doc.steps, way.to) !== undefined);
};

const errorTarget = (kinds: Kinds, step: FlowStep): string | null => {
  const route = step.on_error;
  if (route === undefined || route === 'default')
    return own(step.exits, kindOf(kinds, step)?.defaultExit ?? 'end') ?? null;
  const exit = errorExit(step);
  return exit === null ? errorStep(step) : (own(step.exits, exit) ?? null);
};

const afterWay = (kind: StepKind | undefined, before: PathState, step: FlowStep, exit: string): PathState => {
  if (exit === 'contact_hung_up') return { ...before, contact: false };
  return kind ? kind.after(before, exit, settingsOf(step)) : before;
};

const START: PathState = { called: false, contact: false };
const keyOf = (state: PathState): number => (state.called ? 2 : 0) + (state.contact ? 1 : 0);

/** The states in which each step can be entered; steps nobody reaches are not in it. */
export const statesOf = (doc: FlowDocument, kinds: Kinds): ReadonlyMap<string, readonly PathState[]> => {
  const reached = new Map<string, PathState[]>();
  const open: { id: string; state: PathState }[] = [];
  const enter = (id: string, state: PathState) => {
    const known = reached.get(id) ?? [];
    if (known.some((s) => keyOf(s) === keyOf(state))) return;
    reached.set(id, [...known, state]);
    open.push({ id, state });
  };
  if (doc.entry && own(doc.steps, doc.entry)) enter(doc.entry, START);
  for (let place = open.pop(); place; place = open.pop()) {
    const step = own(doc.steps, place.id);
    if (!step) continue;
    const kind = kindOf(kinds, step);
    for (const way of waysOf(doc, kinds, step)) enter(way.to, afterWay(kind, place.state, step, way.exit));
  }
  return reached;
};

/** The states right behind an exit, empty when nothing leads there. */
export const statesBehind = (doc: FlowDocument, kinds: Kinds, from: string, exit: string): PathState[] => {
  if (from === TRIGGER || exit === NEXT) return [START];
  const step = own(doc.steps, from);
  if (!step) return [];
  const after = (statesOf(doc, kinds).get(from) ?? []).map((state) => afterWay(kindOf(kinds, step), state, step, exit));
  return after.filter((state, i) => after.findIndex((s) => keyOf(s) === keyOf(state)) === i);
};

/** Why a kind of step would be a fault behind an exit; null when it is welcome there, or when nothing leads there yet. */
export const refusedBehind = (
  doc: FlowDocument,
  kinds: Kinds,
  place: { from: string; exit: string },
  kind: StepKind,
): PathRefusal | null => {
  const settings = kind.fresh() ?? {};
  for (const state of statesBehind(doc, kinds, place.from, place.exit)) {
    const refusal = kind.refuses(state, settings);
    if (refusal) return refusal;
  }
  return null;
};
