import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { addStep } from './commands/addStep';
import { connectExit } from './commands/connectExit';
import { removeSteps } from './commands/removeSteps';
import { renameStep } from './commands/renameStep';
import { setSetting } from './commands/setSetting';
import { removeVariable } from './commands/variables';
import { TRIGGER } from './document';
import { openEditor } from './editor';
import type { Fault } from './faults';
import { fixOf } from './fixes';
import { nextPort } from './nextPort';
import { edited } from './testing/edits';
import { courier } from './testing/samples';
import { touchedBy } from './touched';

const doc = courier();
const fault = (code: string, path: string): Fault => ({ code, severity: 'error', path, message: code });
const fix = (flow: typeof doc, code: string, path: string) => fixOf(fault(code, path), flow, KINDS, 'End flow');

describe('fixes', () => {
  test('an exit without a target ends the flow', () => {
    const flow = edited(doc, [addStep({ id: 'more', kind: 'play_audio' })]);
    const found = fix(flow, 'exit_missing', '/steps/more/exits/ok');
    expect(found?.label.key).toBe('faults.fix_end');
    expect(found && edited(flow, [found.command]).steps.more?.exits).toEqual({ ok: 'end' });
  });

  test('without an end in the flow one is made', () => {
    const flow = edited(doc, [removeSteps(['end'])]);
    const found = fix(flow, 'exit_missing', '/steps/notify/exits/ok');
    const mended = found && edited(flow, [found.command]);
    expect(mended?.steps.notify?.exits).toEqual({ ok: 'end_flow' });
    expect(mended?.steps.end_flow).toEqual({ type: 'end_flow', name: 'End flow' });
  });

  test('the one unknown variable of a step is declared; of two nothing is guessed', () => {
    const one = edited(doc, [removeVariable('order_number')]);
    const found = fix(one, 'variable_unknown', '/steps/notify/settings/source/text');
    expect(found?.label.values).toEqual({ name: 'order_number' });
    expect(found && edited(one, [found.command]).variables).toHaveProperty('order_number');
    const two = edited(one, [removeVariable('origin_store')]);
    expect(fix(two, 'variable_unknown', '/steps/notify/settings/source/text')).toBeNull();
  });

  test('a name that is none is not declared', () => {
    const flow = edited(doc, [setSetting({ step: 'dial', path: ['to'], value: { variable: 'Not a name' } })]);
    expect(fix(flow, 'variable_unknown', '/steps/dial/settings/to/variable')).toBeNull();
  });

  test('a step nobody reaches can go', () => {
    const flow = edited(doc, [addStep({ id: 'alone', kind: 'end_flow' })]);
    const found = fix(flow, 'unreachable', '/steps/alone');
    expect(found && edited(flow, [found.command]).steps).not.toHaveProperty('alone');
  });

  test('for everything else the author decides', () => {
    expect(fix(doc, 'number_unknown', '/steps/dial/settings/from/number')).toBeNull();
    expect(fix(doc, 'exit_missing', '/steps/gone/exits/ok')).toBeNull();
    expect(fix(doc, 'unreachable', '/entry')).toBeNull();
  });
});

describe('where the next step goes', () => {
  test('behind the first mandatory exit that leads nowhere, then an optional one, then the first of all', () => {
    const fresh = edited(doc, [addStep({ id: 'again', kind: 'make_outbound_call' })]);
    expect(nextPort(fresh, KINDS, 'again')).toEqual({ from: 'again', exit: 'answered' });
    const wired = edited(fresh, [connectExit({ from: 'again', exit: 'answered', to: 'end' })]);
    expect(nextPort(wired, KINDS, 'again')).toEqual({ from: 'again', exit: 'invalid_number' });
    expect(nextPort(doc, KINDS, 'dial')).toEqual({ from: 'dial', exit: 'invalid_outbound_number' });
    expect(nextPort(doc, KINDS, 'notify')).toEqual({ from: 'notify', exit: 'ok' });
    expect(nextPort(doc, KINDS, TRIGGER)).toEqual({ from: TRIGGER, exit: 'next' });
    expect(nextPort(doc, KINDS, 'end')).toBeNull();
    expect(nextPort(doc, KINDS, 'gone')).toBeNull();
  });
});

describe('what an entry touched', () => {
  const touched = (...commands: Parameters<typeof edited>[1]) => {
    const editor = openEditor(doc, KINDS, () => 0);
    for (const command of commands) editor.run(command);
    const entry = editor.undo();
    return entry ? touchedBy(entry) : null;
  };

  test('steps it changed, added, removed or renamed', () => {
    expect(touched(setSetting({ step: 'dial', path: ['ring_seconds'], value: 11 }))).toEqual(['dial']);
    expect(touched(addStep({ id: 'more', kind: 'play_audio', behind: { from: 'notify', exit: 'ok' } }))).toEqual([
      'notify',
      'more',
    ]);
    expect(touched(renameStep('end', 'bye'))).toEqual(expect.arrayContaining(['end', 'bye', 'dial', 'notify']));
  });

  test('nothing of the flow as a whole', () => {
    expect(touched(removeVariable('order_number'))).toEqual([]);
  });
});
