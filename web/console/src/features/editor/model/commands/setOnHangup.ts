import type { Command } from '../command';
import { withField, withStep } from '../edit';
import { own } from '../json';
import { kindOf } from '../kinds';

/** The step that follows when the contact is gone; null = the flow ends. */
export const setOnHangup = (id: string, to: string | null): Command => ({
  kind: 'set_on_hangup',
  label: { key: 'undo.on_hangup', values: { name: id } },
  refuse: (doc, kinds) => {
    const step = own(doc.steps, id);
    if (!step) return 'no_such_step';
    if (to === null) return null;
    if (!kindOf(kinds, step)?.needsContact) return 'not_for_this_kind';
    return own(doc.steps, to) ? null : 'no_such_step';
  },
  do: (doc) => withStep(doc, id, (step) => withField(step, 'on_hangup', to ?? undefined)),
});
