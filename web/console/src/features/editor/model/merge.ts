import type { FlowDocument, FlowStep } from './document';
import { errorStep } from './edit';
import { at, type Json, own } from './json';
import { withRenames } from './mergeRenames';
import { type Clash, mergeValues, type Three } from './mergeValues';

export type MergedDocument = { readonly doc: FlowDocument; readonly clashes: readonly Clash[] };

/**
 * Merges my edits and another's into one document: by step, then by setting. Disjoint edits are both taken; the same field changed in two
 * ways is a clash and holds mine until somebody chooses; a step deleted here and changed or newly wired there is kept.
 */
export const merge = (base: FlowDocument, mine: FlowDocument, theirs: FlowDocument): MergedDocument => {
  if (mine === base || mine === theirs) return { doc: theirs, clashes: [] };
  if (theirs === base) return { doc: mine, clashes: [] };
  const sides = withRenames({ base, mine, theirs });
  const { value, clashes } = mergeValues(sides as unknown as Three<Json>, []);
  const doc = withKeptSteps(value as FlowDocument, [sides.mine, sides.theirs, sides.base]);
  return { doc, clashes: clashes.filter((clash) => clash.path[0] !== 'layout') };
};

/** A step that one side deleted comes back when the other leads to it. */
const withKeptSteps = (doc: FlowDocument, sides: readonly FlowDocument[]): FlowDocument => {
  const lost = [...leadsTo(doc)].filter((id) => own(doc.steps, id) === undefined);
  const kept = lost.flatMap((id) => {
    const side = sides.find((s) => own(s.steps, id) !== undefined);
    const inOne = sides.slice(0, 2).some((s) => own(s.steps, id) !== undefined);
    return side && inOne ? [[id, own(side.steps, id) as FlowStep, own(side.layout, id)] as const] : [];
  });
  if (kept.length === 0) return doc;
  const back: FlowDocument = {
    ...doc,
    steps: { ...doc.steps, ...Object.fromEntries(kept.map(([id, step]) => [id, step])) },
    ...(doc.layout && {
      layout: { ...doc.layout, ...Object.fromEntries(kept.flatMap(([id, , point]) => (point ? [[id, point]] : []))) },
    }),
  };
  return withKeptSteps(back, sides);
};

const leadsTo = (doc: FlowDocument): Set<string> => {
  const ids = Object.values(doc.steps).flatMap((step) => [
    ...Object.values(step.exits ?? {}),
    step.on_hangup ?? null,
    errorStep(step),
  ]);
  return new Set([...ids, doc.entry ?? null].filter((id): id is string => !!id));
};

/** Clashes that are none: theirs is only what I had sent before and did not hear of (an answer that was lost). */
export const withoutOwnEcho = (clashes: readonly Clash[], sent: readonly FlowDocument[]): Clash[] =>
  clashes.filter(
    (clash) => !sent.some((doc) => JSON.stringify(at(doc as Json, clash.path)) === JSON.stringify(clash.theirs)),
  );
