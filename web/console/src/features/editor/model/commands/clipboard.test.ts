import { describe, expect, test } from 'vitest';
import { KINDS } from '../../steps/kinds';
import { fragmentOf, readFragment } from '../clipboard';
import type { Command } from '../command';
import type { FlowDocument } from '../document';
import { edited } from '../testing/edits';
import { courier, sample } from '../testing/samples';
import { duplicateSteps, pasteFragment } from './pasteFragment';

const doc = courier();
const changed = (sampleOrDoc: FlowDocument, ...commands: Command[]) => edited(sampleOrDoc, commands);
const fragment = fragmentOf(doc, KINDS, ['dial', 'notify']);

describe('copy and paste', () => {
  test('inner wires stay, outer ones go, the variables in use come along', () => {
    expect(fragment.steps.dial?.exits).toEqual({ answered: 'notify' });
    expect(fragment.steps.notify?.exits).toEqual({});
    expect(Object.keys(fragment.variables ?? {})).toEqual(['customer_phone_number', 'order_number', 'origin_store']);
  });

  test('ids that are taken change, and the wires with them', () => {
    const next = changed(doc, duplicateSteps(fragment));
    expect(Object.keys(next.steps)).toEqual(['dial', 'notify', 'end', 'dial_2', 'notify_2']);
    expect(next.steps.dial_2?.exits).toEqual({ answered: 'notify_2' });
    expect(next.layout?.notify_2?.x).toBe((next.layout?.dial_2?.x ?? 0) + 320);
    expect(next.variables).toEqual(doc.variables);
  });

  test('ids that swap are not mixed up', () => {
    const chain = {
      engine_flow_fragment: 1 as const,
      steps: { dial: { type: 'x', exits: { ok: 'dial_2' } }, dial_2: { type: 'x', exits: { ok: 'dial' } } },
    };
    const next = changed(doc, pasteFragment({ fragment: chain }));
    expect(next.steps.dial_2?.exits).toEqual({ ok: 'dial_3' });
    expect(next.steps.dial_3?.exits).toEqual({ ok: 'dial_2' });
  });

  test('into another flow: missing variables are declared, its own stay; where it was dropped it stands', () => {
    const survey = sample('voice-survey.json');
    const next = changed(survey, pasteFragment({ fragment, at: { x: 100, y: 50 } }));
    expect(next.variables).toMatchObject({ ...survey.variables, order_number: {}, origin_store: {} });
    expect(next.layout).toMatchObject({ dial_2: { x: 100, y: 50 }, notify: { x: 420, y: 50 } });
  });

  test('only a fragment or a whole flow is read', () => {
    expect(readFragment(JSON.stringify(fragment))).toEqual(fragment);
    expect(Object.keys(readFragment(JSON.stringify(doc))?.steps ?? {})).toEqual(['dial', 'notify', 'end']);
    for (const text of [
      'hello',
      '{}',
      '[]',
      '{"engine_flow_fragment":2,"steps":{"a":{"type":"x"}}}',
      '{"engine_flow_fragment":1,"steps":{}}',
      '{"engine_flow_fragment":1,"steps":{"a":{}}}',
    ]) {
      expect(readFragment(text)).toBeNull();
    }
  });
});
