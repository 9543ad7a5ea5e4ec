import { expect, test } from 'vitest';
import { reportSearch } from './filters';
import { csvName, dayOf, isBackwards, movedPeriod, periodOf, queryOf } from './period';

/** Midnight in whatever zone these tests run: 2026-03-29 has 23 hours in Europe, 2026-03-08 in America. */
const local = (month: number, day: number) => new Date(2026, month - 1, day).toISOString();

const NOW = Date.parse('2026-03-10T12:00:00Z');
const none = reportSearch({});

test('nothing chosen is the last seven days, with today', () => {
  expect(periodOf({}, NOW)).toEqual({ from: '2026-03-04', to: undefined });
  expect(periodOf({ to: '2026-01-01' }, NOW)).toEqual({ from: undefined, to: '2026-01-01' });
});

test('a day is the whole day where the reader is', () => {
  expect(queryOf(none, { from: '2026-03-01', to: '2026-03-01' })).toMatchObject({
    from: local(3, 1),
    to: local(3, 2),
  });
});

test.each([29, 8])('a day on which clocks change is one day, March %i', (day) => {
  const name = `2026-03-${String(day).padStart(2, '0')}`;
  expect(queryOf(none, { from: name, to: name })).toMatchObject({ from: local(3, day), to: local(3, day + 1) });
  expect(movedPeriod({ from: name, to: name }, 1, NOW).from).toBe(dayOf(local(3, day + 1)));
  expect(movedPeriod({ from: '2026-03-28', to: '2026-03-29' }, 1, NOW)).toEqual({
    from: '2026-03-30',
    to: '2026-03-31',
  });
});

test('earlier and later keep the length; an open end is today', () => {
  expect(movedPeriod({ from: '2026-03-04' }, -1, NOW)).toEqual({ from: '2026-02-25', to: '2026-03-03' });
  expect(movedPeriod({ from: '2026-02-25', to: '2026-03-03' }, 1, NOW)).toEqual({
    from: '2026-03-04',
    to: '2026-03-10',
  });
  expect(movedPeriod({ to: '2026-03-03' }, 1, NOW)).toEqual({ from: undefined, to: '2026-03-03' });
});

test('filters of an address are those of the engine, nonsense is left out', () => {
  const search = reportSearch({ from: '2026-03-01', to: 'soon', flow: 'f', outcome: 'lost', number: 12025550100 });
  expect(queryOf(search, search)).toEqual({
    from: local(3, 1),
    to: undefined,
    flow_id: 'f',
    outcome: undefined,
    number: '+12025550100',
  });
});

test.each(['0001-01-01', '1999-12-31', '2100-01-01', '9999-12-31', '2026-02-30'])('%s is no day to ask for', (day) => {
  expect(reportSearch({ from: day, to: day })).toMatchObject({ from: undefined, to: undefined });
});

test('a period may be one day, but not end before it begins', () => {
  expect(isBackwards({ from: '2026-03-02', to: '2026-03-01' })).toBe(true);
  expect(isBackwards({ from: '2026-03-01', to: '2026-03-01' })).toBe(false);
  expect(isBackwards({ from: '2026-03-01' })).toBe(false);
});

test('a moment is of the day it is where the reader is', () => {
  expect(dayOf(local(3, 1))).toBe('2026-03-01');
  expect(dayOf(new Date(2026, 2, 1, 23, 59).toISOString())).toBe('2026-03-01');
});

test('a file says its period', () => {
  expect(csvName({ from: '2026-03-01', to: '2026-03-02' })).toBe('flow-executions_from-2026-03-01_to-2026-03-02.csv');
  expect(csvName({})).toBe('flow-executions.csv');
});
