import { expect, test } from 'vitest';
import {
  countOf,
  filtersOf,
  interactionSearch,
  isoOf,
  localOf,
  NO_FILTERS,
  oneInteractionSearch,
  queryOf,
} from './filters';

test('an address filters by all that the engine’s list knows', () => {
  const given = {
    flow: 'f',
    version: 3,
    state: 'ended',
    outcome: 'busy',
    reason: 'status_486',
    party: 'contact',
    trunk: 't',
    number: '+12025550123',
    id: '4f',
    from: '2026-03-01T10:00:00.000Z',
    to: '2026-03-02T10:00:00+01:00',
  };
  const { flow, version, trunk, ...same } = given;
  expect(queryOf(filtersOf(interactionSearch(given)))).toEqual({
    ...same,
    flow_id: flow,
    flow_version: version,
    trunk_id: trunk,
  });
  expect(countOf(interactionSearch(given))).toBe(11);
});

test('nonsense is left out, and the row somebody is asked about is no filter', () => {
  const given = {
    flow: 1,
    version: 0,
    state: 'lost',
    outcome: '',
    party: 'nobody',
    from: 'yesterday',
    cancel: 'i1',
    more: 1,
  };
  const search = interactionSearch(given);
  expect(countOf(filtersOf(search))).toBe(0);
  expect(search.cancel).toBe('i1');
});

test('an id or number of digits only, which a router takes for a number, is a text all the same', () => {
  expect(interactionSearch({ id: 42, number: 12 })).toMatchObject({ id: '42', number: '12' });
});

test('no filters takes every one away', () => {
  const search = { ...interactionSearch({ flow: 'f', version: 3, party: 'engine' }), ...NO_FILTERS };
  expect(countOf(filtersOf(search))).toBe(0);
});

test('a moment goes through a control of local time and back', () => {
  const iso = '2026-03-01T10:05:00.000Z';
  expect(isoOf(localOf(iso))).toBe(iso);
  expect(localOf(undefined)).toBe('');
  expect(isoOf('')).toBeUndefined();
  expect(isoOf('tomorrow')).toBeUndefined();
});

test('one interaction is looked at in one of its views', () => {
  expect(oneInteractionSearch({ view: 'time', step: 'dial' })).toEqual({ view: 'time', step: 'dial' });
  expect(oneInteractionSearch({ view: 'sip', step: 1 })).toEqual({ view: undefined, step: undefined });
});
