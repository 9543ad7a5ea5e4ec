import { expect, test } from 'vitest';
import { type Argument, bodyOf, firstValues, isWhole, numbersIn, readValues, worthKeeping } from './testRequest';

const argument = (name: string, own: Partial<Argument> = {}): Argument => ({
  name,
  type: 'string',
  required: false,
  default: null,
  max_length: 500,
  values: null,
  sensitive: false,
  sample: 'sample',
  ...own,
});
const args = [
  argument('number', { required: true }),
  argument('code', { sensitive: true, required: true }),
  argument('store', { default: 'Luigi' }),
];

test('the form begins with what was sent last, else the default, never with a sample', () => {
  expect(firstValues(args, { number: '+12025550143' })).toEqual({ number: '+12025550143', code: '', store: 'Luigi' });
});

test('nothing sensitive is kept', () => {
  expect(worthKeeping(args, { number: '+12025550143', code: '1234', store: '' })).toEqual({
    number: '+12025550143',
    store: '',
  });
});

test('what is empty is not sent, and what the flow does not declare neither', () => {
  expect(bodyOf(args, { number: '+1', code: '', store: '', other: 'x' })).toEqual({ number: '+1' });
});

test('whole means that what must be there is', () => {
  expect(isWhole(args, { number: '+1' })).toBe(false);
  expect(isWhole(args, { number: '+1', code: '1' })).toBe(true);
});

test('numbers are recognised however they are written', () => {
  expect(numbersIn({ a: '+1 (202) 555-0143', b: '4711', c: 'Luigi', d: '+0123456' })).toEqual(['+1 (202) 555-0143']);
});

test.each([[null], ['{'], ['7'], ['null'], ['{"a":1}']])('%s keeps nothing', (text) => {
  expect(readValues(text)).toEqual({});
});

test('what was kept is read', () => {
  expect(readValues('{"a":"b","c":1}')).toEqual({ a: 'b' });
});
