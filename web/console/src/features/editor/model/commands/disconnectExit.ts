import type { Command } from '../command';
import { TRIGGER } from '../document';
import { withMember, withStep } from '../edit';
import { own } from '../json';
import { type Port, wiredTo } from './addStep';

/** Takes a wire off. */
export const disconnectExit = ({ from, exit }: Port): Command => ({
  kind: 'disconnect_exit',
  label: { key: 'undo.disconnect', values: { exit } },
  refuse: (doc) => {
    if (from === TRIGGER) return doc.entry ? null : 'nothing_to_do';
    const step = own(doc.steps, from);
    if (!step) return 'no_such_step';
    return Object.hasOwn(step.exits ?? {}, exit) ? null : 'nothing_to_do';
  },
  do: (doc) => {
    if (from === TRIGGER) return wiredTo(doc, { from, exit }, null);
    return withStep(doc, from, (step) => ({ ...step, exits: withMember(step.exits, exit, undefined) }));
  },
});

/** Lets the flow end at an optional exit, said outright. */
export const endAtExit = ({ from, exit }: Port): Command => ({
  kind: 'end_at_exit',
  label: { key: 'undo.end_here', values: { exit } },
  refuse: (doc) => (own(doc.steps, from) ? null : 'no_such_step'),
  do: (doc) => wiredTo(doc, { from, exit }, null),
});
