import { expect, test } from 'vitest';
import { isReadiness, type Readiness, standingOf } from './readiness';

const body: Readiness = { status: 'ready', store: true, dialogs: true, actors: true, speech: true, recognition: true };

test('a ready node lacks nothing', () => {
  expect(standingOf(body)).toEqual({ state: 'ready', tone: 'good', lacks: [] });
});

test('what is missing is named, also where it stops nothing', () => {
  expect(standingOf({ ...body, recognition: false })).toMatchObject({ state: 'ready', lacks: ['recognition'] });
  expect(standingOf({ ...body, status: 'degraded', store: false })).toMatchObject({ tone: 'bad', lacks: ['store'] });
  expect(standingOf({ ...body, status: 'warming_up' })).toEqual({ state: 'warming_up', tone: 'brand', lacks: [] });
  expect(standingOf({ ...body, status: 'of_a_newer_engine' }).state).toBe('unknown');
});

test('a proxy is no node', () => {
  expect(isReadiness(body)).toBe(true);
  expect(isReadiness({ code: 'bad_gateway' })).toBe(false);
  expect(isReadiness('<html>')).toBe(false);
});
