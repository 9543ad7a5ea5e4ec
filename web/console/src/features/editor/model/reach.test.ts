import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { addStep } from './commands/addStep';
import { setOnError } from './commands/setOnError';
import { setOnHangup } from './commands/setOnHangup';
import { type FlowDocument, TRIGGER } from './document';
import type { StepKind } from './kinds';
import { refusedBehind, statesOf } from './reach';
import { edited } from './testing/edits';
import { courier, sample } from './testing/samples';

const doc = courier();
const kind = (name: string): StepKind => {
  const known = KINDS[name];
  if (!known) throw new Error(name);
  return known;
};

describe('what can be where', () => {
  const refused = (flow: FlowDocument, from: string, exit: string, name: string) =>
    refusedBehind(flow, KINDS, { from, exit }, kind(name));

  test('voice needs the contact, a second call is refused', () => {
    expect(refused(doc, TRIGGER, 'next', 'play_audio')).toBe('contact_missing');
    expect(refused(doc, TRIGGER, 'next', 'make_outbound_call')).toBeNull();
    expect(refused(doc, 'dial', 'answered', 'play_audio')).toBeNull();
    expect(refused(doc, 'dial', 'busy', 'play_audio')).toBe('contact_missing');
    expect(refused(doc, 'notify', 'ok', 'make_outbound_call')).toBe('second_call');
    expect(refused(doc, 'dial', 'busy', 'make_outbound_call')).toBe('second_call');
    expect(refused(doc, 'dial', 'busy', 'conditional')).toBeNull();
    expect(refused(doc, 'dial', 'answered', 'callback')).toBeNull();
  });

  test('behind a step nobody reaches yet, everything is welcome', () => {
    const spare = edited(doc, [addStep({ id: 'spare', kind: 'play_audio' })]);
    expect(refused(spare, 'spare', 'ok', 'make_outbound_call')).toBeNull();
  });

  test('hang-ups and failures are ways too', () => {
    const flow = edited(doc, [
      addStep({ id: 'bye', kind: 'play_audio' }),
      setOnHangup('notify', 'bye'),
      setOnError('dial', 'step:bye'),
    ]);
    expect(statesOf(flow, KINDS).get('bye')).toEqual(expect.arrayContaining([{ called: true, contact: false }]));
    expect(statesOf(flow, KINDS).get('bye')).toHaveLength(1);
  });

  test('loops end', () => {
    const survey = sample('voice-survey.json');
    expect(statesOf(survey, KINDS).get('question')).toEqual([{ called: true, contact: true }]);
  });

  test('no sample refuses one of its own steps', () => {
    for (const name of ['courier.json', 'payment-due.json', 'callback-offer.json', 'after-hours.json']) {
      const flow = sample(name);
      for (const [id, states] of statesOf(flow, KINDS)) {
        const step = flow.steps[id];
        for (const state of states) expect(step && kind(step.type).refuses(state, step.settings ?? {})).toBeNull();
      }
    }
  });
});
