import { describe, expect, test } from 'vitest';
import { KINDS } from '../steps/kinds';
import { pointerOf } from './json';
import { usesOf, variablesUsedBy } from './refs';
import { find } from './search';
import { courier, sample } from './testing/samples';

const doc = courier();

describe('who uses a variable', () => {
  test('arguments, texts, settings and outputs, each with its path', () => {
    expect(usesOf(doc, KINDS, 'order_number').map((u) => [u.step, pointerOf(u.path), u.how])).toEqual([
      [null, '/trigger/arguments/1/variable', 'argument'],
      ['notify', '/steps/notify/settings/source/text', 'text'],
    ]);
    expect(usesOf(sample('payment-due.json'), KINDS, 'digits').map((u) => u.how)).toEqual(['output', 'setting']);
    expect(usesOf(doc, KINDS, 'nobody')).toEqual([]);
  });

  test('all of a step, each once', () => {
    const due = sample('payment-due.json');
    const lookup = due.steps.lookup;
    expect(lookup && variablesUsedBy(KINDS, lookup)).toEqual(['account_id', 'name', 'amount', 'expected']);
  });
});

describe('search', () => {
  const hits = (words: string) => find(doc, words).map((h) => `${h.step} ${pointerOf(h.path)}`);

  test('names, ids, texts, numbers, variables, exits', () => {
    expect(hits('COURIER IS')).toEqual(['notify /steps/notify/settings/source/text']);
    expect(hits('+12025550100')).toEqual(['dial /steps/dial/settings/from/number']);
    expect(hits('origin_store')).toContain('api-request /trigger/arguments/2/name');
    expect(hits('busy')).toEqual(['dial /steps/dial/exits/busy']);
    expect(hits('15')).toEqual(['dial /steps/dial/settings/ring_seconds']);
    expect(hits('  ')).toEqual([]);
  });

  test('accents do not count, and the place fits the text', () => {
    const [hit] = find(doc, 'appetit');
    expect(hit?.text.slice(hit.from, hit.to)).toBe('appétit');
  });
});
