import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, isSame, marksOf } from './compare';
import type { FlowDocument } from './document';
import { flow } from './testing/flows';
import { courier } from './testing/samples';

const changed = (change: (doc: FlowDocument) => FlowDocument) => compare(courier(), change(courier()));

describe('a comparison', () => {
  test('a setting is a changed step with its value before and after', () => {
    const { steps, fields } = changed((doc) => ({
      ...doc,
      steps: { ...doc.steps, notify: { ...doc.steps.notify, type: 'play_audio', name: 'Other' } },
    }));
    expect([...steps]).toEqual([['notify', 'changed']]);
    expect(fields).toEqual([{ step: 'notify', path: ['name'], before: courier().steps.notify?.name, after: 'Other' }]);
  });

  test('an exit that leads elsewhere is changed, one that leads nowhere now is removed', () => {
    const { exits } = changed((doc) => ({
      ...doc,
      steps: {
        ...doc.steps,
        dial: { ...doc.steps.dial, type: 'make_outbound_call', exits: { answered: 'end', busy: null } },
      },
    }));
    expect(exits.get('dial answered')).toBe('changed');
    expect(exits.get('dial busy')).toBe('removed');
  });

  test('a new step is added with its exits, a step that went is removed', () => {
    const base = courier();
    const { notify, ...rest } = base.steps;
    expect(notify).toBeDefined();
    const more = { ...rest, again: { type: 'play_audio', exits: { ok: 'end' } } };
    const found = compare(base, { ...base, steps: more });
    expect(found.steps.get('again')).toBe('added');
    expect(found.exits.get('again ok')).toBe('added');
    expect(found.steps.get('notify')).toBe('removed');
  });

  test('the entry is the exit of the trigger', () => {
    const { steps, exits } = changed((doc) => ({ ...doc, entry: 'notify' }));
    expect(steps.get('api-request')).toBe('changed');
    expect(exits.get('api-request next')).toBe('changed');
  });

  test('places of cards and the order of steps are no difference', () => {
    const moved = changed((doc) => ({
      ...doc,
      layout: { dial: { x: 1, y: 2 } },
      steps: Object.fromEntries(Object.entries(doc.steps).reverse()),
    }));
    expect(isSame(moved)).toBe(true);
  });

  test('the order of settings counts', () => {
    const doc = (keys: object): FlowDocument => ({
      ...courier(),
      steps: { menu: { type: 'standard_ivr', settings: { keys: keys as never } } },
    });
    expect(compare(doc({ a: 1, b: 2 }), doc({ b: 2, a: 1 })).fields).toEqual([
      { step: 'menu', path: ['settings', 'keys'], before: ['a', 'b'], after: ['b', 'a'] },
    ]);
  });

  test('what is added one way is removed the other, for any two flows', () => {
    fc.assert(
      fc.property(flow, flow, (a, b) => {
        const there = compare(a, b);
        const back = compare(b, a);
        const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
        expect(new Map([...back.steps].map(([id, is]) => [id, turned[is]]))).toEqual(new Map(there.steps));
        expect(isSame(compare(a, JSON.parse(JSON.stringify(a))))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

test('each picture is marked with what it can show', () => {
  const comparison = {
    steps: new Map([
      ['a', 'added'],
      ['b', 'removed'],
      ['c', 'changed'],
    ] as const),
    exits: new Map(),
    fields: [],
  };
  const say = (is: string) => is.toUpperCase();
  expect([...marksOf(comparison, 'before', say).steps]).toEqual([
    ['b', { tone: 'bad', words: 'REMOVED' }],
    ['c', { tone: 'warn', words: 'CHANGED' }],
  ]);
  expect([...marksOf(comparison, 'after', say).steps.keys()]).toEqual(['a', 'c']);
});
