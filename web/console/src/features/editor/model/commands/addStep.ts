import type { Command } from '../command';
import { type FlowDocument, type FlowStep, LIMITS, NEXT, type Point, TRIGGER } from '../document';
import { withMember, withStep } from '../edit';
import { own } from '../json';
import { type Kinds, portsOf } from '../kinds';
import { isStepId } from '../names';
import { placeBehind } from '../place';

/** Where a new step is wired from. */
export type Port = { readonly from: string; readonly exit: string };

export type NewStep = {
  readonly id: string;
  readonly kind: string;
  readonly name?: string;
  /** The exit that leads to it; left out for a step that stands alone. */
  readonly behind?: Port;
  /** Where it stands; left out = right of the step it is wired from. */
  readonly at?: Point;
};

/** Adds a fresh step, wired from an exit when one is given. In the way of a wire it goes in between: its first exit takes over the target. */
export const addStep = ({ id, kind, name, behind, at }: NewStep): Command => ({
  kind: 'add_step',
  label: { key: 'undo.add_step', values: { name: name ?? id } },
  refuse: (doc, kinds) => {
    if (!own(kinds, kind)) return 'unknown_kind';
    if (!isStepId(id)) return 'bad_id';
    if (own(doc.steps, id)) return 'id_taken';
    if (Object.keys(doc.steps).length >= LIMITS.steps) return 'too_many';
    if (!behind) return null;
    if (behind.from !== TRIGGER && !own(doc.steps, behind.from)) return 'no_such_step';
    return portsOf(kinds, doc, behind.from).some((port) => port.id === behind.exit) ? null : 'no_such_exit';
  },
  do: (doc, kinds) => {
    const settings = own(kinds, kind)?.fresh();
    const step: FlowStep = { type: kind, ...(name !== undefined && { name }), ...(settings && { settings }) };
    const ports = portsOf(kinds, { ...doc, steps: { [id]: step } }, id);
    const point = at ?? placeBehind(doc, kinds, behind?.from ?? TRIGGER, ports.length);
    const added = { ...doc, steps: { ...doc.steps, [id]: step }, layout: withMember(doc.layout, id, point) };
    return behind ? between(added, kinds, behind, id) : added;
  },
});

/** Wires an exit to a step; where the exit led before follows on the step's first exit. */
const between = (doc: FlowDocument, kinds: Kinds, { from, exit }: Port, id: string): FlowDocument => {
  const before = from === TRIGGER ? (doc.entry ?? null) : (own(own(doc.steps, from)?.exits, exit) ?? null);
  const first = portsOf(kinds, doc, id)[0];
  const wired = wiredTo(doc, { from, exit }, id);
  if (!before || !first || !own(doc.steps, before)) return wired;
  return withStep(wired, id, (step) => ({ ...step, exits: withMember(step.exits, first.id, before) }));
};

/** The document with an exit leading elsewhere; null ends the flow there. */
export const wiredTo = (doc: FlowDocument, { from, exit }: Port, to: string | null): FlowDocument => {
  if (from === TRIGGER || exit === NEXT) return doc.entry === (to ?? '') ? doc : { ...doc, entry: to ?? '' };
  return withStep(doc, from, (step) => {
    const exits = withMember(step.exits, exit, to);
    return exits === step.exits ? step : { ...step, exits };
  });
};
