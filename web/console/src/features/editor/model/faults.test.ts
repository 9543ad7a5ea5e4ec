import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { TRIGGER } from './document';
import { type Fault, faultsAt, grouped, missingIn, placeOf, step as stepFault } from './faults';
import { courier } from './testing/samples';

const doc = courier();

describe('faults', () => {
  const fault = (path: string, more: Partial<Fault> = {}): Fault => ({
    code: 'c',
    severity: 'error',
    path,
    message: 'm',
    ...more,
  });

  test('what is missing is named; other faults say themselves what they are about', () => {
    expect(missingIn(fault('/steps/dial/settings/origin_number', { code: 'required' }))).toBe('origin number');
    expect(missingIn(fault('/steps/menu/settings/keys/0', { code: 'required' }))).toBe('keys');
    expect(missingIn(fault('', { code: 'required' }))).toBeNull();
    expect(missingIn(fault('/steps/dial/exits/busy'))).toBeNull();
  });

  test('each has its step, tab and field', () => {
    expect(placeOf(fault('/steps/dial/exits/busy'), doc)).toEqual({
      step: 'dial',
      tab: 'exits',
      field: '/steps/dial/exits/busy',
    });
    expect(placeOf(fault('/steps/notify/settings/source/text'), doc)).toMatchObject({
      step: 'notify',
      tab: 'settings',
    });
    expect(placeOf(fault('/steps/notify/outputs/speech'), doc)).toMatchObject({ tab: 'preferences' });
    expect(placeOf(fault('/steps/notify'), doc)).toMatchObject({ step: 'notify', tab: 'settings' });
    expect(placeOf(fault('/entry'), doc)).toMatchObject({ step: TRIGGER, tab: 'exits' });
    expect(placeOf(fault('/trigger/arguments/0/name'), doc)).toMatchObject({ step: TRIGGER, tab: 'settings' });
    expect(placeOf(fault('/description'), doc)).toMatchObject({ step: TRIGGER, tab: 'preferences' });
    expect(placeOf(fault('/steps/gone', { step: 'gone' }), doc)).toMatchObject({ step: TRIGGER });
  });

  test('of a field: at it or inside it, not beside it', () => {
    const all = [
      fault('/steps/dial/settings/to'),
      fault('/steps/dial/settings/to/variable'),
      fault('/steps/dial/settings/total'),
    ];
    expect(faultsAt(all, '/steps/dial/settings/to')).toEqual(all.slice(0, 2));
  });

  test('grouped in walking order, errors first', () => {
    const all = [
      fault('/steps/end'),
      fault('/steps/dial', { severity: 'warning' }),
      fault('/steps/dial/settings'),
      fault('/name'),
    ];
    expect(grouped(all, doc, KINDS).map((g) => [g.step, g.faults.map((f) => f.severity)])).toEqual([
      [TRIGGER, ['error']],
      ['dial', ['error', 'warning']],
      ['end', ['error']],
    ]);
  });

  test('next and previous go round', () => {
    const [a, b] = [fault('/a'), fault('/b')];
    expect([
      stepFault([a, b], null, 1),
      stepFault([a, b], a, 1),
      stepFault([a, b], b, 1),
      stepFault([a, b], a, -1),
      stepFault([a, b], null, -1),
      stepFault([], a, 1),
    ]).toEqual([a, b, a, b, b, null]);
  });
});
