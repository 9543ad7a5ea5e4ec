import { expect, test } from 'vitest';
import { bodyOf, type Draft, goBack, goOn, mayGoOn, OPENED, readImport, type Sample, startWith } from './newFlow';

const courier: Sample = {
  key: 'courier',
  document: { format: 1, name: 'Courier at the door', description: 'Rings', steps: {}, entry: 'dial' },
  scenarios: [],
};
const named = (name: string): Draft => ({ ...OPENED, start: { kind: 'empty' }, page: 'name', name });

test('the pages come as the product has them: how to start, the trigger, the name', () => {
  const chosen = startWith(OPENED, { kind: 'empty' });
  const trigger = goOn(chosen);
  expect([chosen.page, trigger.page, goOn(trigger).page]).toEqual(['start', 'trigger', 'name']);
  expect(goBack(goBack(goBack(goOn(trigger)))).page).toBe('start');
});

test('nothing chosen, nothing named: no next page', () => {
  expect(mayGoOn(OPENED)).toBe(false);
  expect(goOn(OPENED)).toBe(OPENED);
  expect(mayGoOn(named('  '))).toBe(false);
});

test('a name is as long as the engine takes it, in characters', () => {
  expect(mayGoOn(named('x'.repeat(200)))).toBe(true);
  expect(mayGoOn(named('x'.repeat(201)))).toBe(false);
  expect(mayGoOn(named('🛵'.repeat(200)))).toBe(true);
});

test('an empty flow is a name and a description', () => {
  expect(bodyOf({ ...named(' Courier '), description: ' at the door ' })).toEqual({
    name: 'Courier',
    description: 'at the door',
  });
});

test('a sample brings its name; what was typed stays', () => {
  const chosen = startWith(OPENED, { kind: 'sample', sample: courier });
  expect(chosen).toMatchObject({ name: 'Courier at the door', description: 'Rings' });
  expect(startWith(chosen, { kind: 'empty' })).toMatchObject({ name: '', description: '' });
  expect(startWith({ ...chosen, name: 'Mine' }, { kind: 'empty' })).toMatchObject({
    name: 'Mine',
    description: 'Rings',
  });
});

test('a sample is sent whole, with the name in its place', () => {
  const draft = { ...startWith(OPENED, { kind: 'sample', sample: courier }), name: 'Mine' };
  expect(JSON.stringify(bodyOf(draft))).toBe(
    '{"document":{"format":1,"name":"Mine","description":"Rings","steps":{},"entry":"dial"}}',
  );
});

test.each([
  ['{', 'not_json'],
  ['[]', 'no_flow'],
  ['{"name":"x"}', 'no_flow'],
  ['{"name":1,"steps":{}}', 'no_flow'],
  ['null', 'no_flow'],
])('%s is %s', (text, fault) => {
  expect(readImport(text)).toBe(fault);
});

test('a document is read, alone or in an export', () => {
  expect(readImport('{"name":"x","steps":{}}')).toEqual({ name: 'x', steps: {} });
  expect(readImport('{"document":{"name":"x","steps":{}},"scenarios":[]}')).toEqual({ name: 'x', steps: {} });
});
