import type { Command } from './command';
import { addStep, type Port } from './commands/addStep';
import { connectExits } from './commands/connectExits';
import { type FlowDocument, targetOf } from './document';
import { own } from './json';
import { type Kinds, kindOf, portsOf } from './kinds';
import { newStep } from './newStep';

/** The one kind with a name outside its folder: every flow ends with it. */
export const END = 'end_flow';

/** Mandatory exits of a step that still lead nowhere, but for the first, which is how it should go. */
export const failuresToEnd = (doc: FlowDocument, kinds: Kinds, id: string): Port[] => {
  if (!kindOf(kinds, own(doc.steps, id))) return [];
  return portsOf(kinds, doc, id)
    .slice(1)
    .filter((exit) => exit.kind === 'mandatory' && targetOf(doc, id, exit.id) === null)
    .map((exit) => ({ from: id, exit: exit.id }));
};

/** Leads exits to the end of the flow, to the one that is there or to a new one, as one edit. */
export const endingsOf = (doc: FlowDocument, ports: readonly Port[], name: string): Command => {
  const there = Object.entries(doc.steps).find(([, step]) => step.type === END)?.[0];
  if (there !== undefined) return connectExits(ports.map((port) => ({ ...port, to: there })));
  const [first, ...rest] = ports;
  const added = newStep(doc, END, name, first);
  const add = addStep(added);
  const wires = rest.map((port) => ({ ...port, to: added.id }));
  return {
    ...connectExits(ports.map((port) => ({ ...port, to: added.id }))),
    refuse: (now, kinds) => (first ? add.refuse(now, kinds) : 'nothing_to_do'),
    do: (now, kinds) => (wires.length === 0 ? add.do(now, kinds) : connectExits(wires).do(add.do(now, kinds), kinds)),
  };
};
