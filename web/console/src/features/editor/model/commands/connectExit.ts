import type { Command } from '../command';
import { TRIGGER } from '../document';
import { own } from '../json';
import { portsOf } from '../kinds';
import { type Port, wiredTo } from './addStep';

export type Wire = Port & { readonly to: string };

/** Wires an exit to a step. The trigger's one exit leads to the entry. */
export const connectExit = ({ from, exit, to }: Wire): Command => ({
  kind: 'connect_exit',
  label: { key: 'undo.connect', values: { exit, to } },
  refuse: (doc, kinds) => {
    if (from !== TRIGGER && !own(doc.steps, from)) return 'no_such_step';
    if (!portsOf(kinds, doc, from).some((port) => port.id === exit)) return 'no_such_exit';
    return own(doc.steps, to) ? null : 'no_such_step';
  },
  do: (doc) => wiredTo(doc, { from, exit }, to),
});
