import type { Command } from '../command';
import type { FlowStep } from '../document';
import { withField, withStep } from '../edit';
import { own } from '../json';

/** What people call a step; nothing takes the name off. */
export const setStepName = (id: string, name: string): Command => ({
  kind: 'set_step_name',
  label: { key: 'undo.name', values: { name } },
  typing: `name:${id}`,
  refuse: (doc) => (own(doc.steps, id) ? null : 'no_such_step'),
  do: (doc) => withStep(doc, id, (step) => named(step, name)),
});

/** The name stands behind the type, as the engine writes it. */
const named = (step: FlowStep, name: string): FlowStep => {
  if ((step.name ?? '') === name) return step;
  if (name === '') return withField(step, 'name', undefined);
  if (step.name !== undefined) return { ...step, name };
  const { type, ...rest } = step;
  return { type, name, ...rest };
};
