import type { Command, Refusal } from '../command';
import { argumentsOf, type FlowArgument, type FlowDocument, LIMITS } from '../document';
import { withMember } from '../edit';
import { own } from '../json';
import { isArgumentName, isVariableName } from '../names';

const withArguments = (doc: FlowDocument, list: readonly FlowArgument[]): FlowDocument => ({
  ...doc,
  trigger: { ...doc.trigger, arguments: list },
});

/** With a variable declared, if it is a name and new. */
const declaring = (doc: FlowDocument, variable: string): FlowDocument =>
  isVariableName(variable) && !own(doc.variables, variable)
    ? { ...doc, variables: withMember(doc.variables, variable, {}) }
    : doc;

/** Adds an argument at the end, and the variable it fills when that is new. */
export const addArgument = (argument: FlowArgument): Command => ({
  kind: 'add_argument',
  label: { key: 'undo.add_argument', values: { name: argument.name } },
  refuse: (doc) => {
    if (argumentsOf(doc).length >= LIMITS.arguments) return 'too_many';
    return argument.variable === '' || isVariableName(argument.variable) ? null : 'bad_name';
  },
  do: (doc) => declaring(withArguments(doc, [...argumentsOf(doc), argument]), argument.variable),
});

export type ArgumentChange = {
  readonly index: number;
  readonly field: keyof FlowArgument;
  readonly value: FlowArgument[keyof FlowArgument];
};

/** Changes one field of an argument; undefined takes it out. Names that are still being typed are not refused: the engine reports them. */
export const changeArgument = ({ index, field, value }: ArgumentChange): Command => ({
  kind: 'change_argument',
  label: { key: 'undo.change_argument', values: { field } },
  typing: typeof value === 'string' ? `argument:${index}:${field}` : undefined,
  refuse: (doc): Refusal | null => {
    if (!argumentsOf(doc)[index]) return 'no_such_argument';
    return value === undefined && (field === 'name' || field === 'variable') ? 'empty' : null;
  },
  do: (doc) => {
    const list = argumentsOf(doc);
    const old = list[index] as FlowArgument;
    if (old[field] === value) return doc;
    const next = withMember(old as { [m: string]: unknown }, field, value) as FlowArgument;
    return withArguments(doc, list.with(index, next));
  },
});

/** Lets an argument fill a variable, which is declared when it is new. */
export const setArgumentVariable = (index: number, variable: string): Command => ({
  kind: 'set_argument_variable',
  label: { key: 'undo.argument_variable', values: { variable } },
  refuse: (doc) => {
    if (!argumentsOf(doc)[index]) return 'no_such_argument';
    return isVariableName(variable) ? null : 'bad_name';
  },
  do: (doc) => {
    const list = argumentsOf(doc);
    const old = list[index] as FlowArgument;
    const wired = old.variable === variable ? doc : withArguments(doc, list.with(index, { ...old, variable }));
    return declaring(wired, variable);
  },
});

export const removeArgument = (index: number): Command => ({
  kind: 'remove_argument',
  label: { key: 'undo.remove_argument' },
  refuse: (doc) => (argumentsOf(doc)[index] ? null : 'no_such_argument'),
  do: (doc) => withArguments(doc, argumentsOf(doc).toSpliced(index, 1)),
});

export const moveArgument = (index: number, to: number): Command => ({
  kind: 'move_argument',
  label: { key: 'undo.move_argument' },
  refuse: (doc) => (argumentsOf(doc)[index] && argumentsOf(doc)[to] ? null : 'no_such_argument'),
  do: (doc) => {
    const list = argumentsOf(doc);
    return index === to
      ? doc
      : withArguments(doc, list.toSpliced(index, 1).toSpliced(to, 0, list[index] as FlowArgument));
  },
});

/** An argument's name as it is called outside, checked: for the table's own hint. */
export const argumentNameIsFine = (name: string): boolean => isArgumentName(name);
