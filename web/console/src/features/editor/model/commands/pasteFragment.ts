import type { Fragment } from '../clipboard';
import type { Command } from '../command';
import { type FlowDocument, type FlowStep, LIMITS, type Point, TRIGGER } from '../document';
import { own } from '../json';
import type { Kinds } from '../kinds';
import { freeName, isStepId } from '../names';
import { around, boxesOf, CARD, freePoint, snapped } from '../place';
import { led } from './renameStep';

export type Paste = {
  readonly fragment: Fragment /** Where the upper left corner comes to stand; left out = beside what it came from, clear of others. */;
  readonly at?: Point;
};

/** Ids of the pasted steps: their own where they are free. */
export const pastedIds = (doc: FlowDocument, fragment: Fragment): { readonly [from: string]: string } => {
  const ids: { [from: string]: string } = {};
  for (const id of Object.keys(fragment.steps)) {
    const wanted = isStepId(id) ? id : 'step';
    ids[id] = freeName(wanted, [...Object.keys(doc.steps), ...Object.values(ids)]);
  }
  return ids;
};

/** Adds the steps of a fragment: inner wires stay, ids that are taken change, variables that are missing are declared. */
export const pasteFragment = ({ fragment, at }: Paste): Command => ({
  kind: 'paste',
  label: { key: 'undo.paste', values: { count: Object.keys(fragment.steps).length } },
  refuse: (doc) => {
    const count = Object.keys(fragment.steps).length;
    if (count === 0) return 'not_a_fragment';
    if (Object.keys(doc.steps).length + count > LIMITS.steps) return 'too_many';
    const missing = Object.keys(fragment.variables ?? {}).filter((name) => !own(doc.variables, name));
    return Object.keys(doc.variables ?? {}).length + missing.length > LIMITS.variables ? 'too_many' : null;
  },
  do: (doc, kinds) => {
    const ids = pastedIds(doc, fragment);
    const steps = Object.entries(fragment.steps).map(([id, step]) => [own(ids, id) ?? id, renamed(step, ids)] as const);
    const points = placed(doc, kinds, fragment, at);
    const layout = Object.entries(points).map(([id, point]) => [own(ids, id) ?? id, point] as const);
    const missing = Object.entries(fragment.variables ?? {}).filter(([name]) => !own(doc.variables, name));
    const next: FlowDocument = {
      ...doc,
      steps: { ...doc.steps, ...Object.fromEntries(steps) },
      layout: { ...doc.layout, ...Object.fromEntries(layout) },
    };
    return missing.length === 0 ? next : { ...next, variables: { ...doc.variables, ...Object.fromEntries(missing) } };
  },
});

/** All wires at once, through names nobody can have: one new id may be another's old one. */
const renamed = (step: FlowStep, ids: { readonly [from: string]: string }): FlowStep => {
  const away = Object.keys(ids).reduce((s, id) => led(s, id, `-${id}`), step);
  return Object.entries(ids).reduce((s, [id, to]) => led(s, `-${id}`, to), away);
};

const placed = (
  doc: FlowDocument,
  kinds: Kinds,
  fragment: Fragment,
  at: Point | undefined,
): { [id: string]: Point } => {
  const inner = boxesOf({ ...doc, entry: '', steps: fragment.steps, layout: fragment.layout }, kinds);
  const mine = [...inner].filter(([id]) => id !== TRIGGER);
  const frame = around(mine.map(([, box]) => box));
  const there = Object.keys(doc.steps).length > 0 ? [...boxesOf(doc, kinds).values()] : [];
  const corner =
    at ?? freePoint(there, snapped({ x: frame.x + CARD.snap * 2, y: frame.y + CARD.snap * 2 }), frame.height);
  return Object.fromEntries(
    mine.map(([id, box]) => [id, { x: corner.x + box.x - frame.x, y: corner.y + box.y - frame.y }]),
  );
};

/** Copies steps beside themselves, wires among them kept. */
export const duplicateSteps = (fragment: Fragment): Command => ({
  ...pasteFragment({ fragment }),
  kind: 'duplicate_steps',
  label: { key: 'undo.duplicate', values: { count: Object.keys(fragment.steps).length } },
});
