import { describe, expect, test } from 'vitest';
import { checked, type FlowDocument, labelOf, readDocument, TRIGGER, targetOf, textOf } from './document';
import { courier, sampleNames, sampleText } from './testing/samples';

describe('reading and writing', () => {
  test.each(sampleNames)('%s: opened, nothing edited, saved: the same bytes', (name) => {
    const text = sampleText(name);
    const reading = readDocument(text);
    expect(reading).toHaveProperty('doc');
    if ('doc' in reading) expect(textOf(reading.doc)).toBe(text);
  });

  test('there are samples', () => {
    expect(sampleNames.length).toBeGreaterThan(8);
  });

  test('members nobody knows are kept', () => {
    const text = sampleText('courier.json').replace(
      '"format": 1,',
      '"format": 1,\n  "annotations": {\n    "note": [\n      1\n    ]\n  },',
    );
    const reading = readDocument(text);
    if (!('doc' in reading)) throw new Error('unreadable');
    expect(textOf(reading.doc)).toBe(text);
  });

  const broken: readonly [string, unknown, string][] = [
    ['a list', [], '/'],
    ['no name', { trigger: {}, steps: {} }, '/name'],
    ['no trigger', { name: '', steps: {} }, '/trigger'],
    ['arguments that are none', { name: '', trigger: { arguments: [1] }, steps: {} }, '/trigger/arguments'],
    ['variables that are none', { name: '', trigger: {}, variables: { a: 1 }, steps: {} }, '/variables'],
    ['an entry that is no id', { name: '', trigger: {}, entry: 1, steps: {} }, '/entry'],
    ['a layout without numbers', { name: '', trigger: {}, layout: { a: { x: '1', y: 1 } }, steps: {} }, '/layout'],
    ['no steps', { name: '', trigger: {} }, '/steps'],
    ['a step without a type', { name: '', trigger: {}, steps: { a: {} } }, '/steps/a'],
    [
      'an exit that leads to a number',
      { name: '', trigger: {}, steps: { a: { type: 'x', exits: { ok: 1 } } } },
      '/steps/a',
    ],
  ];
  test.each(broken)('%s is for the text view, with its place', (_, value, place) => {
    expect(checked(value)).toEqual({ unreadable: place });
  });

  test('no JSON, and a member that copies would lose', () => {
    expect(readDocument('{')).toHaveProperty('unreadable');
    expect(readDocument('{"name":"","trigger":{},"steps":{"__proto__":{"type":"x"}}}')).toEqual({
      unreadable: '__proto__',
    });
  });
});

describe('looking', () => {
  const doc: FlowDocument = courier();

  test('the trigger’s exit is the entry', () => {
    expect(targetOf(doc, TRIGGER, 'next')).toBe('dial');
    expect(targetOf({ ...doc, entry: '' }, TRIGGER, 'next')).toBeNull();
    expect(targetOf(doc, 'dial', 'busy')).toBe('end');
    expect(targetOf(doc, 'constructor', 'busy')).toBeNull();
  });

  test('a step is called by its name, else by its id', () => {
    expect(labelOf(doc, 'notify')).toBe('Send notification to contact');
    expect(labelOf({ ...doc, steps: { a: { type: 'end_flow', name: ' ' } } }, 'a')).toBe('a');
  });
});
