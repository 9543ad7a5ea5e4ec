import { describe, expect, test } from 'vitest';
import type { Command } from '../command';
import { type FlowDocument, TRIGGER } from '../document';
import { edited } from '../testing/edits';
import { courier } from '../testing/samples';
import { addStep } from './addStep';
import { connectExit } from './connectExit';
import { connectExits } from './connectExits';
import { disconnectExit, endAtExit } from './disconnectExit';
import { insertOnEdge } from './insertOnEdge';
import { moveSteps } from './moveSteps';
import { removeSteps } from './removeSteps';
import { renameStep } from './renameStep';
import { setOnError } from './setOnError';
import { setOnHangup } from './setOnHangup';
import { setStepName } from './setStepName';

const doc = courier();
const changed = (sampleOrDoc: FlowDocument, ...commands: Command[]) => edited(sampleOrDoc, commands);

describe('steps', () => {
  test('a fresh step is wired from the exit and stands right of its source', () => {
    const next = changed(
      doc,
      addStep({
        id: 'again',
        kind: 'play_audio',
        name: 'Say it',
        behind: { from: 'dial', exit: 'invalid_outbound_number' },
      }),
    );
    expect(next.steps.again).toEqual({
      type: 'play_audio',
      name: 'Say it',
      settings: { source: { text: '', language: 'en-US' } },
    });
    expect(next.steps.dial?.exits?.invalid_outbound_number).toBe('again');
    expect(next.layout?.again?.x).toBeGreaterThan((next.layout?.dial?.x ?? 0) + 200);
    expect(next.layout?.notify).toEqual(doc.layout?.notify);
  });

  test('in the way of a wire it goes in between', () => {
    const next = changed(doc, addStep({ id: 'ask', kind: 'input_ivr', behind: { from: 'dial', exit: 'answered' } }));
    expect(next.steps.dial?.exits?.answered).toBe('ask');
    expect(next.steps.ask?.exits).toEqual({ ok: 'notify' });
  });

  test('the first step of an empty flow is its entry', () => {
    const empty: FlowDocument = { format: 1, name: 'New', trigger: { kind: 'api_request' }, steps: {} };
    const next = changed(
      empty,
      addStep({ id: 'dial', kind: 'make_outbound_call', behind: { from: TRIGGER, exit: 'next' } }),
    );
    expect(next.entry).toBe('dial');
  });

  test('removing takes wires, routes, entry and place along', () => {
    const wired = changed(doc, setOnHangup('notify', 'end'), setOnError('dial', 'step:end'));
    const next = changed(wired, removeSteps(['end', 'dial']));
    expect(Object.keys(next.steps)).toEqual(['notify']);
    expect(next.steps.notify).not.toHaveProperty('on_hangup');
    expect(next.steps.notify?.exits).toEqual({});
    expect(next.entry).toBe('');
    expect(Object.keys(next.layout ?? {})).toEqual(['notify']);
  });

  test('a rename is followed by everything that leads there', () => {
    const wired = changed(doc, setOnHangup('notify', 'end'), setOnError('dial', 'step:end'));
    const next = changed(wired, renameStep('end', 'bye'), renameStep('dial', 'call'));
    expect(next.entry).toBe('call');
    expect(next.steps.call).toMatchObject({ on_error: 'step:bye', exits: { busy: 'bye' } });
    expect(next.steps.notify).toMatchObject({ on_hangup: 'bye', exits: { ok: 'bye' } });
    expect(Object.keys(next.layout ?? {})).toEqual(['call', 'notify', 'bye']);
  });

  test('a name stands behind the type; an empty one is taken off', () => {
    const bare = changed(doc, setStepName('end', ''));
    expect(bare.steps.end).toEqual({ type: 'end_flow' });
    expect(Object.keys(changed(bare, setStepName('dial', ''), setStepName('dial', 'X')).steps.dial ?? {})).toEqual([
      'type',
      'name',
      'settings',
      'exits',
    ]);
  });

  test('moving writes the layout only', () => {
    const next = changed(doc, moveSteps({ end: { x: 7, y: 8 } }));
    expect(next).toEqual({ ...doc, layout: { ...doc.layout, end: { x: 7, y: 8 } } });
    expect(next.steps).toBe(doc.steps);
  });
});

describe('wires', () => {
  test('to, off, and an end that is said', () => {
    const next = changed(
      doc,
      connectExit({ from: 'dial', exit: 'busy', to: 'notify' }),
      disconnectExit({ from: 'dial', exit: 'no_answer' }),
      endAtExit({ from: 'dial', exit: 'invalid_outbound_number' }),
    );
    expect(next.steps.dial?.exits).toEqual({
      answered: 'notify',
      invalid_number: 'end',
      busy: 'notify',
      invalid_outbound_number: null,
    });
  });

  test('several at once', () => {
    const wires = ['busy', 'no_answer'].map((exit) => ({ from: 'dial', exit, to: 'notify' }));
    expect(changed(doc, connectExits(wires)).steps.dial?.exits).toMatchObject({
      busy: 'notify',
      no_answer: 'notify',
      invalid_number: 'end',
    });
  });

  test('the entry', () => {
    expect(changed(doc, connectExit({ from: TRIGGER, exit: 'next', to: 'end' })).entry).toBe('end');
    expect(changed(doc, disconnectExit({ from: TRIGGER, exit: 'next' })).entry).toBe('');
  });

  test('a step that is there goes into a wire', () => {
    const spare = changed(
      doc,
      addStep({ id: 'spare', kind: 'play_audio' }),
      insertOnEdge('spare', { from: 'dial', exit: 'answered' }),
    );
    expect(spare.steps.dial?.exits?.answered).toBe('spare');
    expect(spare.steps.spare?.exits).toEqual({ ok: 'notify' });
  });
});
