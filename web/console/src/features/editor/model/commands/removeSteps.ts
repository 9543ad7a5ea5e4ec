import type { Command } from '../command';
import { type FlowDocument, type FlowStep, labelOf } from '../document';
import { errorStep, mapped, withField, withMember } from '../edit';
import { own } from '../json';

/** Takes steps out, with their places and the wires that led to them. */
export const removeSteps = (ids: readonly string[], doc?: FlowDocument): Command => ({
  kind: 'remove_steps',
  label:
    ids.length === 1 && ids[0] !== undefined
      ? { key: 'undo.remove_step', values: { name: doc ? labelOf(doc, ids[0]) : ids[0] } }
      : { key: 'undo.remove_steps', values: { count: ids.length } },
  refuse: (now) => {
    if (ids.length === 0) return 'nothing_to_do';
    return ids.every((id) => own(now.steps, id)) ? null : 'no_such_step';
  },
  do: (now) => {
    const gone = new Set(ids);
    const kept = Object.fromEntries(Object.entries(now.steps).filter(([id]) => !gone.has(id)));
    const steps = mapped(kept, (step) => unwired(step, gone));
    const layout = ids.reduce((map, id) => (map ? withMember(map, id, undefined) : map), now.layout);
    const entry = now.entry !== undefined && gone.has(now.entry) ? '' : now.entry;
    return withField(withField({ ...now, steps }, 'layout', layout), 'entry', entry);
  },
});

/** A step whose wires to what is gone are taken off. */
const unwired = (step: FlowStep, gone: ReadonlySet<string>): FlowStep => {
  let next = step;
  for (const [exit, to] of Object.entries(step.exits ?? {})) {
    if (to !== null && gone.has(to)) next = { ...next, exits: withMember(next.exits, exit, undefined) };
  }
  if (step.on_hangup !== undefined && gone.has(step.on_hangup)) next = withField(next, 'on_hangup', undefined);
  const error = errorStep(step);
  return error !== null && gone.has(error) ? withField(next, 'on_error', undefined) : next;
};
