import type { Command } from '../command';
import type { FlowDocument, FlowStep } from '../document';
import { errorStep, mapped, withField, withName } from '../edit';
import { own } from '../json';
import { isStepId } from '../names';

/** Gives a step another id; every wire, error way and hang-up way follows, and its place in the author's order stays. */
export const renameStep = (id: string, to: string): Command => ({
  kind: 'rename_step',
  label: { key: 'undo.rename_step', values: { from: id, to } },
  refuse: (doc) => {
    if (!own(doc.steps, id)) return 'no_such_step';
    if (id === to) return 'nothing_to_do';
    if (!isStepId(to)) return 'bad_id';
    return own(doc.steps, to) ? 'id_taken' : null;
  },
  do: (doc) => withStepId(doc, id, to),
});

/** The document with a step under another id, which no step has yet. */
export const withStepId = (doc: FlowDocument, id: string, to: string): FlowDocument => {
  const steps = mapped(withName(doc.steps, id, to), (step) => led(step, id, to));
  const layout = doc.layout && (Object.hasOwn(doc.layout, id) ? withName(doc.layout, id, to) : doc.layout);
  const entry = doc.entry === id ? to : doc.entry;
  return withField(withField({ ...doc, steps }, 'layout', layout), 'entry', entry);
};

/** A step whose wires lead to a new id. */
export const led = (step: FlowStep, from: string, to: string): FlowStep => {
  const exits = step.exits && mapped(step.exits, (target) => (target === from ? to : target));
  const hangup = step.on_hangup === from ? to : step.on_hangup;
  const error = errorStep(step) === from ? `step:${to}` : step.on_error;
  return withField(withField(withField(step, 'exits', exits), 'on_hangup', hangup), 'on_error', error);
};
