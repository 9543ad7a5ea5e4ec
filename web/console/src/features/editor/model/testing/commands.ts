import fc from 'fast-check';
import { KINDS } from '../../steps/kinds';
import { fragmentOf } from '../clipboard';
import type { Command } from '../command';
import { addStep } from '../commands/addStep';
import { addArgument, changeArgument, moveArgument, removeArgument, setArgumentVariable } from '../commands/arguments';
import { connectExit } from '../commands/connectExit';
import { connectExits } from '../commands/connectExits';
import { disconnectExit, endAtExit } from '../commands/disconnectExit';
import { insertOnEdge } from '../commands/insertOnEdge';
import { moveSteps } from '../commands/moveSteps';
import { duplicateSteps, pasteFragment } from '../commands/pasteFragment';
import { removeSteps } from '../commands/removeSteps';
import { renameExit } from '../commands/renameExit';
import { renameStep } from '../commands/renameStep';
import { replaceText } from '../commands/replaceText';
import { setDescription } from '../commands/setDescription';
import { setFlowName } from '../commands/setFlowName';
import { setInteractionIdVariable } from '../commands/setInteractionIdVariable';
import { setOnError } from '../commands/setOnError';
import { setOnHangup } from '../commands/setOnHangup';
import { setOutput } from '../commands/setOutput';
import { setSetting } from '../commands/setSetting';
import { setStepName } from '../commands/setStepName';
import { setStrictArguments } from '../commands/setStrictArguments';
import { addVariable, changeVariable, removeVariable, renameVariable } from '../commands/variables';
import { TRIGGER } from '../document';
import type { Json, Path } from '../json';
import { flow, stepId, variable, word } from './flows';

const from = fc.oneof(stepId, fc.constant(TRIGGER));
const exit = fc.constantFrom('answered', 'busy', 'ok', 'yes', 'no', 'timeout', 'next', 'no_match');
const id = fc.oneof(stepId, fc.constantFrom('fresh', '12', 'Bad Id'));
const name = fc.oneof(variable, fc.constantFrom('total', '9x'));
const point = fc.record({ x: fc.integer({ min: -300, max: 300 }), y: fc.integer({ min: -300, max: 300 }) });
const index = fc.integer({ min: 0, max: 3 });
const fragment = fc.tuple(flow, fc.array(stepId, { maxLength: 4 })).map(([doc, ids]) => fragmentOf(doc, KINDS, ids));

const setting: fc.Arbitrary<{ path: Path; value: Json | undefined }> = fc.oneof(
  fc.record({ path: fc.constant(['source', 'text']), value: word }),
  fc.record({
    path: fc.constant(['ring_seconds']),
    value: fc.option(fc.integer({ min: 10, max: 35 }), { nil: undefined }),
  }),
  fc.record({ path: fc.constant(['rules', 0, 'exit']), value: fc.constantFrom('yes', 'maybe') }),
  fc.record({ path: fc.constant(['rules']), value: fc.constantFrom([], [{ exit: 'maybe', weight: 3 }]) }),
  fc.record({
    path: fc.constant(['options', '1']),
    value: fc.option(fc.constantFrom('yes', 'other'), { nil: undefined }),
  }),
  fc.record({
    path: fc.constant(['to']),
    value: fc.constantFrom<Json[]>({ variable: 'number' }, { number: '+12025550100' }),
  }),
);

/** Every command there is, by its kind; a test compares the list with the folder. */
export const COMMANDS: { readonly [kind: string]: fc.Arbitrary<Command> } = {
  add_step: fc
    .record({
      id,
      kind: fc.constantFrom(...Object.keys(KINDS), 'nothing'),
      name: fc.constantFrom(undefined, 'New'),
      behind: fc.option(fc.record({ from, exit }), { nil: undefined }),
      at: fc.option(point, { nil: undefined }),
    })
    .map(addStep),
  remove_steps: fc.uniqueArray(stepId, { maxLength: 3 }).map((ids) => removeSteps(ids)),
  connect_exit: fc.record({ from, exit, to: stepId }).map(connectExit),
  connect_exits: fc.array(fc.record({ from, exit, to: stepId }), { maxLength: 3 }).map(connectExits),
  disconnect_exit: fc.record({ from, exit }).map(disconnectExit),
  end_at_exit: fc.record({ from: stepId, exit }).map(endAtExit),
  insert_on_edge: fc.tuple(stepId, fc.record({ from, exit })).map(([step, port]) => insertOnEdge(step, port)),
  move_steps: fc
    .tuple(fc.dictionary(stepId, point, { maxKeys: 3 }), fc.constantFrom('move' as const, 'tidy' as const))
    .map(([places, how]) => moveSteps(places, how)),
  set_step_name: fc.tuple(stepId, fc.constantFrom('', 'N', 'Na', 'Name')).map(([step, n]) => setStepName(step, n)),
  rename_step: fc.tuple(stepId, id).map(([step, to]) => renameStep(step, to)),
  rename_exit: fc
    .tuple(stepId, exit, fc.oneof(exit, fc.constant('renamed')))
    .map(([step, a, b]) => renameExit(step, a, b)),
  set_setting: fc.tuple(stepId, setting).map(([step, s]) => setSetting({ step, ...s })),
  set_output: fc
    .tuple(stepId, fc.constantFrom('speech', 'status', 'no such'), fc.oneof(name, fc.constant('')))
    .map(([step, output, v]) => setOutput(step, output, v)),
  set_on_error: fc
    .tuple(stepId, fc.constantFrom('default', 'end', 'exit:ok', 'step:end', 'step:gone'))
    .map(([step, route]) => setOnError(step, route)),
  set_on_hangup: fc.tuple(stepId, fc.option(stepId, { nil: null })).map(([step, to]) => setOnHangup(step, to)),
  set_flow_name: fc.constantFrom('', 'A', 'AB').map(setFlowName),
  set_description: fc.constantFrom('', 'D', 'De').map(setDescription),
  set_strict_arguments: fc.boolean().map(setStrictArguments),
  set_interaction_id_variable: fc.oneof(name, fc.constant('')).map(setInteractionIdVariable),
  add_argument: fc
    .record({ name: fc.constantFrom('', 'extra'), variable: fc.oneof(name, fc.constant('')) })
    .map(addArgument),
  change_argument: fc
    .oneof(
      fc.record({ index, field: fc.constant('name' as const), value: fc.constantFrom('n', 'na', undefined) }),
      fc.record({ index, field: fc.constant('required' as const), value: fc.constantFrom(true, undefined) }),
    )
    .map(changeArgument),
  set_argument_variable: fc.tuple(index, name).map(([i, v]) => setArgumentVariable(i, v)),
  remove_argument: index.map(removeArgument),
  move_argument: fc.tuple(index, index).map(([a, b]) => moveArgument(a, b)),
  add_variable: name.map(addVariable),
  remove_variable: name.map(removeVariable),
  rename_variable: fc.tuple(name, name).map(([a, b]) => renameVariable(a, b)),
  change_variable: fc
    .oneof(
      fc.record({ name, field: fc.constant('default' as const), value: fc.constantFrom('d', 'de', undefined) }),
      fc.record({ name, field: fc.constant('sensitive' as const), value: fc.constantFrom(true, undefined) }),
    )
    .map(changeVariable),
  paste: fc.tuple(fragment, fc.option(point, { nil: undefined })).map(([f, at]) => pasteFragment({ fragment: f, at })),
  duplicate_steps: fragment.map(duplicateSteps),
  replace_text: fc
    .tuple(fc.constantFrom('', 'Hello', 'order'), fc.constantFrom('Hi', '$&'))
    .map(([a, b]) => replaceText(a, b)),
};

export const command: fc.Arbitrary<Command> = fc.oneof(...Object.values(COMMANDS));
