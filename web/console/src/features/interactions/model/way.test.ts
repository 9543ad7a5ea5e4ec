import { expect, test } from 'vitest';
import { exitKey } from '../../../lib/flow/marks';
import { step } from './interactions.samples';
import { lengthOf, marksAt, visitAt, visitsOf, type WaySays } from './way';

const ACCEPTED = '2026-03-01T10:00:00.000Z';
const at = (ms: number) => new Date(Date.parse(ACCEPTED) + ms).toISOString();

const say: WaySays = {
  passed: (orders, ms) => `${orders.join(',')} ${ms}`,
  here: (orders) => `${orders.join(',')} …`,
  failed: (orders, why) => `${orders.join(',')} ! ${why}`,
};

const visits = visitsOf(
  [
    step(1, 'dial', { timestamp: at(33), time_in_step: 15.2, exit: 'no_answer', step_name: 'Call' }),
    step(0, 'trigger', { timestamp: at(0), time_in_step: 0.033, exit: 'done' }),
    step(2, 'lookup', {
      timestamp: at(15_233),
      time_in_step: 1,
      exit: 'error',
      reason: 'status_503',
      reason_detail: 'twice',
    }),
    step(3, 'dial', { timestamp: at(16_233), time_in_step: null, exit: null }),
  ],
  ACCEPTED,
);

test('the way in its order, in milliseconds from the request, the trigger on its own card', () => {
  expect(visits.map(({ id, from, to, exit }) => [id, from, to, exit])).toEqual([
    ['api-request', 0, 33, 'next'],
    ['dial', 33, 15_233, 'no_answer'],
    ['lookup', 15_233, 16_233, 'error'],
    ['dial', 16_233, null, null],
  ]);
  expect(visits[2]?.reason).toBe('status_503: twice');
  expect(lengthOf(visits)).toBe(16_233);
  expect(lengthOf([])).toBe(0);
});

test('at a moment somebody is in one step', () => {
  expect(visitAt(visits, 5_000)?.order).toBe(1);
  expect(visitAt(visits, 99_000)?.order).toBe(3);
  expect(visitAt([], 0)).toBeNull();
});

test('only what has happened is marked, and the rest is faint', () => {
  const early = marksAt(visits, 5_000, say);
  expect([...early.steps]).toEqual([
    ['api-request', { tone: 'good', words: '0 33' }],
    ['dial', { tone: 'brand', words: '1 …' }],
  ]);
  expect([...early.exits.keys()]).toEqual([exitKey('api-request', 'next')]);
  expect(early.faintRest).toBe(true);
});

test('a failed step is red with its reason; a step met twice has both numbers', () => {
  const late = marksAt(visits, 20_000, say);
  expect(late.steps.get('lookup')).toEqual({ tone: 'bad', words: '2 ! status_503: twice' });
  expect(late.steps.get('dial')).toEqual({ tone: 'brand', words: '1,3 …' });
  expect(late.exits.get(exitKey('dial', 'no_answer'))?.tone).toBe('good');
  expect(late.exits.get(exitKey('lookup', 'error'))?.tone).toBe('bad');
});

test('time in a step met twice is added up', () => {
  const twice = visitsOf(
    [
      step(1, 'a', { timestamp: at(0), time_in_step: 1 }),
      step(2, 'b', { timestamp: at(1_000), time_in_step: 2 }),
      step(3, 'a', { timestamp: at(3_000), time_in_step: 4 }),
    ],
    ACCEPTED,
  );
  expect(marksAt(twice, 9_000, say).steps.get('a')?.words).toBe('1,3 5000');
});

test('a step an author called trigger is a step', () => {
  expect(visitsOf([step(4, 'trigger')], ACCEPTED)[0]?.id).toBe('trigger');
});
