import { describe, expect, test } from 'vitest';
import type { Command } from '../command';
import type { FlowDocument } from '../document';
import { edited } from '../testing/edits';
import { courier, sample } from '../testing/samples';
import { addArgument, changeArgument, moveArgument, removeArgument, setArgumentVariable } from './arguments';
import { setDescription } from './setDescription';
import { setFlowName } from './setFlowName';
import { setInteractionIdVariable } from './setInteractionIdVariable';
import { setOutput } from './setOutput';
import { setSetting } from './setSetting';
import { setStrictArguments } from './setStrictArguments';
import { addVariable, changeVariable, removeVariable, renameVariable } from './variables';

const doc = courier();
const changed = (sampleOrDoc: FlowDocument, ...commands: Command[]) => edited(sampleOrDoc, commands);

describe('the request', () => {
  test('a new argument declares its variable', () => {
    const next = changed(
      doc,
      addArgument({ name: 'floor', variable: 'floor' }),
      addArgument({ name: '', variable: '' }),
    );
    expect(next.trigger.arguments?.slice(3)).toEqual([
      { name: 'floor', variable: 'floor' },
      { name: '', variable: '' },
    ]);
    expect(Object.keys(next.variables ?? {})).toEqual([
      'customer_phone_number',
      'order_number',
      'origin_store',
      'floor',
    ]);
  });

  test('changed, filled into another variable, moved, removed', () => {
    const next = changed(
      doc,
      changeArgument({ index: 0, field: 'type', value: 'phone' }),
      setArgumentVariable(1, 'order'),
      moveArgument(2, 0),
      removeArgument(2),
    );
    expect(next.trigger.arguments).toEqual([
      { name: 'origin_store', variable: 'origin_store' },
      { name: 'customer_number', variable: 'customer_phone_number', type: 'phone' },
    ]);
    expect(next.variables).toHaveProperty('order');
  });

  test('flow, description, strictness, interaction id', () => {
    const next = changed(
      doc,
      setFlowName('New'),
      setDescription('What'),
      setStrictArguments(true),
      setInteractionIdVariable('call_id'),
    );
    expect(next).toMatchObject({
      name: 'New',
      description: 'What',
      strict_arguments: true,
      trigger: { interaction_id_variable: 'call_id' },
      variables: { call_id: {} },
    });
    const back = changed(next, setStrictArguments(false), setInteractionIdVariable(''));
    expect(back).not.toHaveProperty('strict_arguments');
    expect(back.trigger).not.toHaveProperty('interaction_id_variable');
  });
});

describe('variables', () => {
  test('a rename reaches texts, settings, outputs, arguments, and keeps the order', () => {
    const wired = changed(doc, setOutput('dial', 'reason', 'order_number'), setInteractionIdVariable('order_number'));
    const next = changed(
      wired,
      renameVariable('order_number', 'parcel'),
      renameVariable('customer_phone_number', 'phone'),
    );
    expect(Object.keys(next.variables ?? {})).toEqual(['phone', 'parcel', 'origin_store']);
    expect(next.trigger).toMatchObject({
      interaction_id_variable: 'parcel',
      arguments: [{ variable: 'phone' }, { name: 'order_number', variable: 'parcel' }, {}],
    });
    expect(next.steps.dial).toMatchObject({ settings: { to: { variable: 'phone' } }, outputs: { reason: 'parcel' } });
    expect(JSON.stringify(next.steps.notify?.settings)).toContain(
      '%{current_flow.parcel}, from %{current_flow.origin_store}',
    );
    expect(next.steps.end).toBe(wired.steps.end);
  });

  test('in a condition, and not where the text only shows a placeholder', () => {
    const due = sample('payment-due.json');
    expect(changed(due, renameVariable('amount', 'sum')).steps.anything_due?.settings).toMatchObject({
      rules: [{ conditions: [{ left: 'sum' }] }],
    });
    const shown = changed(
      doc,
      setSetting({ step: 'notify', path: ['source', 'text'], value: '%%{current_flow.order_number}' }),
      renameVariable('order_number', 'parcel'),
    );
    expect(shown.steps.notify?.settings).toMatchObject({ source: { text: '%%{current_flow.order_number}' } });
  });

  test('declared, described, taken out', () => {
    const next = changed(
      doc,
      addVariable('total'),
      changeVariable({ name: 'total', field: 'default', value: '0' }),
      changeVariable({ name: 'total', field: 'sensitive', value: true }),
    );
    expect(next.variables?.total).toEqual({ default: '0', sensitive: true });
    expect(
      changed(next, changeVariable({ name: 'total', field: 'sensitive', value: undefined })).variables?.total,
    ).toEqual({ default: '0' });
    expect(changed(next, removeVariable('total'))).toEqual(doc);
  });
});
