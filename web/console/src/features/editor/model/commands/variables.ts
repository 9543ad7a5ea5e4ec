import type { Command } from '../command';
import { argumentsOf, type FlowVariable, LIMITS, variablesOf } from '../document';
import { withField, withMember, withName, withSteps } from '../edit';
import { own } from '../json';
import { isVariableName } from '../names';
import { stepWithVariable } from '../refs';

export const addVariable = (name: string): Command => ({
  kind: 'add_variable',
  label: { key: 'undo.add_variable', values: { name } },
  refuse: (doc) => {
    if (!isVariableName(name)) return 'bad_name';
    if (own(doc.variables, name)) return 'variable_taken';
    return variablesOf(doc).length >= LIMITS.variables ? 'too_many' : null;
  },
  do: (doc) => ({ ...doc, variables: withMember(doc.variables, name, {}) }),
});

/** Takes the declaration out. Where it is used stays as it is: the engine reports it, and undo is one key away. */
export const removeVariable = (name: string): Command => ({
  kind: 'remove_variable',
  label: { key: 'undo.remove_variable', values: { name } },
  refuse: (doc) => (own(doc.variables, name) ? null : 'no_such_variable'),
  do: (doc) => ({ ...doc, variables: withMember(doc.variables, name, undefined) }),
});

/** Renames a variable everywhere: its declaration, arguments, outputs, settings and the placeholders of texts. */
export const renameVariable = (from: string, to: string): Command => ({
  kind: 'rename_variable',
  label: { key: 'undo.rename_variable', values: { from, to } },
  refuse: (doc) => {
    if (!own(doc.variables, from)) return 'no_such_variable';
    if (from === to) return 'nothing_to_do';
    if (!isVariableName(to)) return 'bad_name';
    return own(doc.variables, to) ? 'variable_taken' : null;
  },
  do: (doc, kinds) => {
    const args = argumentsOf(doc).map((argument) =>
      argument.variable === from ? { ...argument, variable: to } : argument,
    );
    const id = doc.trigger.interaction_id_variable === from ? to : doc.trigger.interaction_id_variable;
    const trigger = withField(
      doc.trigger.arguments ? { ...doc.trigger, arguments: args } : doc.trigger,
      'interaction_id_variable',
      id,
    );
    const renamed = { ...doc, trigger, variables: withName(doc.variables, from, to) };
    return withSteps(renamed, (step) => stepWithVariable(kinds, step, from, to));
  },
});

export type VariableChange<F extends keyof FlowVariable = keyof FlowVariable> = {
  readonly name: string;
  readonly field: F;
  readonly value: FlowVariable[F];
};

/** Its value before anything sets it, or whether it is kept out of logs and reports. */
export const changeVariable = ({ name, field, value }: VariableChange): Command => ({
  kind: 'change_variable',
  label: { key: 'undo.change_variable', values: { name } },
  typing: field === 'default' ? `variable:${name}` : undefined,
  refuse: (doc) => (own(doc.variables, name) ? null : 'no_such_variable'),
  do: (doc) => {
    const old = own(doc.variables, name) as FlowVariable;
    const next = withMember(old as { [m: string]: unknown }, field, value) as FlowVariable;
    return next === old ? doc : { ...doc, variables: withMember(doc.variables, name, next) };
  },
});
