import type { Command } from '../command';
import { targetOf } from '../document';
import { withMember, withStep } from '../edit';
import { own } from '../json';
import { portsOf } from '../kinds';
import { type Port, wiredTo } from './addStep';

/** Puts a step that is there already into a wire: the wire leads to it, its first exit to where the wire led. */
export const insertOnEdge = (id: string, { from, exit }: Port): Command => ({
  kind: 'insert_on_edge',
  label: { key: 'undo.insert', values: { name: id } },
  refuse: (doc, kinds) => {
    if (!own(doc.steps, id)) return 'no_such_step';
    if (!portsOf(kinds, doc, from).some((port) => port.id === exit)) return 'no_such_exit';
    if (from === id || targetOf(doc, from, exit) === id) return 'nothing_to_do';
    return portsOf(kinds, doc, id).length === 0 ? 'no_such_exit' : null;
  },
  do: (doc, kinds) => {
    const before = targetOf(doc, from, exit);
    const first = portsOf(kinds, doc, id)[0];
    const wired = wiredTo(doc, { from, exit }, id);
    if (!first || before === null) return wired;
    return withStep(wired, id, (step) => ({ ...step, exits: withMember(step.exits, first.id, before) }));
  },
});
