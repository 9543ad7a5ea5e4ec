import { describe, expect, test } from 'vitest';
import { KINDS } from '../../steps/kinds';
import { fragmentOf } from '../clipboard';
import type { Command, Refusal } from '../command';
import { type FlowDocument, LIMITS, TRIGGER } from '../document';
import { courier, sample } from '../testing/samples';
import { addStep } from './addStep';
import { addArgument, changeArgument, moveArgument, removeArgument, setArgumentVariable } from './arguments';
import { connectExit } from './connectExit';
import { connectExits } from './connectExits';
import { disconnectExit, endAtExit } from './disconnectExit';
import { insertOnEdge } from './insertOnEdge';
import { moveSteps } from './moveSteps';
import { pasteFragment } from './pasteFragment';
import { removeSteps } from './removeSteps';
import { renameExit } from './renameExit';
import { renameStep } from './renameStep';
import { replaceText } from './replaceText';
import { setInteractionIdVariable } from './setInteractionIdVariable';
import { setOnError } from './setOnError';
import { setOnHangup } from './setOnHangup';
import { setOutput } from './setOutput';
import { setSetting } from './setSetting';
import { setStepName } from './setStepName';
import { addVariable, changeVariable, removeVariable, renameVariable } from './variables';

const doc = courier();
const many = (count: number, of: object) => Object.fromEntries(Array.from({ length: count }, (_, i) => [`s${i}`, of]));
const full = { ...doc, steps: many(LIMITS.steps, { type: 'end_flow' }) } as FlowDocument;
const fullVariables = { ...doc, variables: many(LIMITS.variables, {}) } as FlowDocument;
const fragment = fragmentOf(doc, KINDS, ['dial', 'notify']);

const refused: readonly [string, Command, Refusal, FlowDocument?][] = [
  ['a kind nobody knows', addStep({ id: 'x', kind: 'nothing' }), 'unknown_kind'],
  ['an id of digits', addStep({ id: '12', kind: 'end_flow' }), 'bad_id'],
  ['an id with capitals', addStep({ id: 'End', kind: 'end_flow' }), 'bad_id'],
  ['an id that copies would lose', addStep({ id: '__proto__', kind: 'end_flow' }), 'bad_id'],
  ['an id that is there', addStep({ id: 'end', kind: 'end_flow' }), 'id_taken'],
  ['the 1,001st step', addStep({ id: 'x', kind: 'end_flow' }), 'too_many', full],
  [
    'a step behind no step',
    addStep({ id: 'x', kind: 'end_flow', behind: { from: 'gone', exit: 'ok' } }),
    'no_such_step',
  ],
  [
    'a step behind an exit that is none',
    addStep({ id: 'x', kind: 'end_flow', behind: { from: 'dial', exit: 'ok' } }),
    'no_such_exit',
  ],
  ['removing nothing', removeSteps([]), 'nothing_to_do'],
  ['removing what is not there', removeSteps(['constructor']), 'no_such_step'],
  ['a wire from nowhere', connectExit({ from: 'gone', exit: 'ok', to: 'end' }), 'no_such_step'],
  ['a wire of an exit that is none', connectExit({ from: 'dial', exit: 'ok', to: 'end' }), 'no_such_exit'],
  ['a wire of a hidden exit', connectExit({ from: 'notify', exit: 'contact_hung_up', to: 'end' }), 'no_such_exit'],
  ['a wire to nowhere', connectExit({ from: 'dial', exit: 'busy', to: 'nowhere' }), 'no_such_step'],
  ['the entry to nowhere', connectExit({ from: TRIGGER, exit: 'next', to: 'nowhere' }), 'no_such_step'],
  ['no wires', connectExits([]), 'nothing_to_do'],
  [
    'one of several wires that does not go',
    connectExits([
      { from: 'dial', exit: 'busy', to: 'end' },
      { from: 'dial', exit: 'x', to: 'end' },
    ]),
    'no_such_exit',
  ],
  ['taking off what is not wired', disconnectExit({ from: 'dial', exit: 'invalid_outbound_number' }), 'nothing_to_do'],
  ['taking a wire off no step', disconnectExit({ from: 'gone', exit: 'ok' }), 'no_such_step'],
  [
    'taking the entry off when there is none',
    disconnectExit({ from: TRIGGER, exit: 'next' }),
    'nothing_to_do',
    { ...doc, entry: '' },
  ],
  ['an end at no step', endAtExit({ from: 'gone', exit: 'ok' }), 'no_such_step'],
  ['no step into a wire', insertOnEdge('gone', { from: 'dial', exit: 'busy' }), 'no_such_step'],
  ['a step into no wire', insertOnEdge('notify', { from: 'dial', exit: 'x' }), 'no_such_exit'],
  ['a step into its own wire', insertOnEdge('notify', { from: 'notify', exit: 'ok' }), 'nothing_to_do'],
  ['a step without exits into a wire', insertOnEdge('end', { from: 'dial', exit: 'answered' }), 'no_such_exit'],
  ['moving nothing', moveSteps({}), 'nothing_to_do'],
  ['moving what is not there', moveSteps({ gone: { x: 0, y: 0 } }), 'no_such_step'],
  ['naming what is not there', setStepName('gone', 'x'), 'no_such_step'],
  ['renaming what is not there', renameStep('gone', 'x'), 'no_such_step'],
  ['renaming to the same', renameStep('end', 'end'), 'nothing_to_do'],
  ['renaming to digits', renameStep('end', '7'), 'bad_id'],
  ['renaming to an id that is there', renameStep('end', 'dial'), 'id_taken'],
  ['a setting of no step', setSetting({ step: 'gone', path: ['x'], value: 1 }), 'no_such_step'],
  ['all settings at once', setSetting({ step: 'dial', path: [], value: 1 }), 'nothing_to_do'],
  ['an output of no step', setOutput('gone', 'reason', 'v'), 'no_such_step'],
  ['an output the kind does not have', setOutput('dial', 'speech', 'v'), 'no_such_output'],
  ['an output whose name is none', setOutput('dial', 'a b', 'v'), 'no_such_output'],
  ['an output to no name', setOutput('dial', 'reason', '9'), 'bad_name'],
  ['on_error of no step', setOnError('gone', 'end'), 'no_such_step'],
  ['on_error to no step', setOnError('dial', 'step:gone'), 'no_such_step'],
  ['on_error to a hidden exit', setOnError('notify', 'exit:call_lost'), 'no_such_exit'],
  ['on_error that is nothing', setOnError('dial', 'sometimes'), 'no_such_exit'],
  ['on_hangup of no step', setOnHangup('gone', null), 'no_such_step'],
  ['on_hangup where no contact is', setOnHangup('dial', 'end'), 'not_for_this_kind'],
  ['on_hangup to no step', setOnHangup('notify', 'gone'), 'no_such_step'],
  ['an interaction id in no name', setInteractionIdVariable('A'), 'bad_name'],
  [
    'the 65th argument',
    addArgument({ name: 'a', variable: 'a' }),
    'too_many',
    { ...doc, trigger: { kind: 'api_request', arguments: Array(64).fill({ name: 'a', variable: 'a' }) } },
  ],
  ['an argument to no name', addArgument({ name: 'a', variable: 'A' }), 'bad_name'],
  ['changing no argument', changeArgument({ index: 9, field: 'required', value: true }), 'no_such_argument'],
  ['an argument without a name', changeArgument({ index: 0, field: 'name', value: undefined }), 'empty'],
  ['a variable for no argument', setArgumentVariable(9, 'a'), 'no_such_argument'],
  ['an argument’s variable that is no name', setArgumentVariable(0, 'No'), 'bad_name'],
  ['removing no argument', removeArgument(3), 'no_such_argument'],
  ['moving an argument nowhere', moveArgument(0, 3), 'no_such_argument'],
  ['a variable whose name is none', addVariable('Order number'), 'bad_name'],
  ['a variable that is there', addVariable('order_number'), 'variable_taken'],
  ['the 201st variable', addVariable('one_more'), 'too_many', fullVariables],
  ['removing no variable', removeVariable('constructor'), 'no_such_variable'],
  ['renaming no variable', renameVariable('gone', 'x'), 'no_such_variable'],
  ['renaming a variable to itself', renameVariable('order_number', 'order_number'), 'nothing_to_do'],
  ['renaming a variable to no name', renameVariable('order_number', '1'), 'bad_name'],
  ['renaming a variable to another', renameVariable('order_number', 'origin_store'), 'variable_taken'],
  ['changing no variable', changeVariable({ name: 'gone', field: 'sensitive', value: true }), 'no_such_variable'],
  ['pasting nothing', pasteFragment({ fragment: { engine_flow_fragment: 1, steps: {} } }), 'not_a_fragment'],
  ['pasting more steps than fit', pasteFragment({ fragment }), 'too_many', full],
  ['pasting more variables than fit', pasteFragment({ fragment }), 'too_many', fullVariables],
  ['replacing nothing', replaceText('', 'x'), 'empty'],
  ['replacing what is not there', replaceText('zebra', 'x'), 'nothing_to_do'],
  ['an exit of no step', renameExit('gone', 'a', 'b'), 'no_such_step'],
  ['an exit no setting names', renameExit('dial', 'busy', 'b'), 'no_such_exit'],
  ['an exit to itself', renameExit('offer', 'yes', 'yes'), 'nothing_to_do', sample('callback-offer.json')],
  ['an exit to a reserved name', renameExit('offer', 'yes', 'timeout'), 'bad_exit_name', sample('callback-offer.json')],
  ['an exit to capitals', renameExit('offer', 'yes', 'Yes'), 'bad_exit_name', sample('callback-offer.json')],
  ['an exit to one that is there', renameExit('question', 'yes', 'no'), 'exit_taken', sample('voice-survey.json')],
];

describe('refusals', () => {
  test.each(refused)('%s', (_, c, code, on) => expect(c.refuse(on ?? doc, KINDS)).toBe(code));
});
