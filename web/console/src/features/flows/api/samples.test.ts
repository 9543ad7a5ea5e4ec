import { expect, test } from 'vitest';
import { readImport } from '../model/newFlow';
import { samples } from './samples';

test('every sample is there with its scenarios, the courier first', () => {
  expect(samples.map(({ key }) => key)[0]).toBe('courier');
  expect(samples.length).toBeGreaterThanOrEqual(9);
  expect(samples[0]?.scenarios.map(({ name }) => name).sort()).toEqual([
    'busy',
    'hangup',
    'main',
    'no-answer',
    'unknown',
  ]);
  expect(samples.filter(({ scenarios }) => scenarios.length === 0).map(({ key }) => key)).toEqual([]);
});

test('each is a flow', () => {
  expect(samples.filter(({ document }) => typeof readImport(JSON.stringify(document)) === 'string')).toEqual([]);
});
