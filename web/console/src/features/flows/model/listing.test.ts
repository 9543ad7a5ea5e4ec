import { expect, test } from 'vitest';
import { flowSearch, oneFlowSearch } from './filters';
import { flow } from './flows.samples';
import { listed, readLabels, standingOf } from './listing';

const courier = flow({
  flow_id: 'a',
  labels: ['Delivery', 'Zürich'],
  updated_at: '2026-03-01T10:00:00Z',
  published_version: 3,
  has_draft: false,
});
const alert = flow({ flow_id: 'b', name: 'Ärger im Netz', updated_at: '2026-03-02T10:00:00Z', draft_has_errors: true });
const survey = flow({
  flow_id: 'c',
  name: 'Survey',
  description: 'asks how the courier was',
  updated_at: '2026-02-01T10:00:00Z',
});
const all = [courier, alert, survey];
const names = (search: Record<string, unknown>) => listed(all, flowSearch(search)).map(({ flow_id }) => flow_id);

test('the latest change stands first unless names are asked for', () => {
  expect(names({})).toEqual(['b', 'a', 'c']);
  expect(names({ sort: 'name', state: 'draft' })).toEqual(['b', 'c']);
  expect(names({ sort: 'name', q: 'r' })).toEqual(['b', 'a', 'c']);
});

test.each([
  ['COURIER', ['a', 'c']],
  ['arger', ['b']],
  [' survey ', ['c']],
  ['nothing like it', []],
])('%s finds %j, in name, description or id', (q, found) => {
  expect(names({ q })).toEqual(found);
});

test.each([
  ['published', ['a']],
  ['draft', ['b', 'c']],
  ['errors', ['b']],
])('state %s', (state, found) => {
  expect(names({ state })).toEqual(found);
});

test('a label finds the flows that have it, whatever its case', () => {
  expect(names({ label: 'delivery' })).toEqual(['a']);
  expect(names({ label: 'zurich' })).toEqual(['a']);
  expect(names({ label: 'deliver' })).toEqual([]);
});

test.each([
  ['', []],
  [' shop , , Night', ['shop', 'Night']],
  ['a, A, b', ['a', 'b']],
])('%j are the labels %j', (typed, labels) => {
  expect(readLabels(typed)).toEqual(labels);
});

test('an address that says nonsense shows everything', () => {
  expect(flowSearch({ q: 7, state: 'lost', sort: [], create: 'x', request: {} })).toEqual({});
  expect(names({ state: 'lost' })).toHaveLength(3);
  expect([oneFlowSearch({ panel: 'request' }), oneFlowSearch({ panel: 'x' })]).toEqual([{ panel: 'request' }, {}]);
});

test('what a flow is at a glance', () => {
  expect(standingOf(courier)).toEqual({ version: 3, draft: 'none' });
  expect(standingOf(alert)).toEqual({ version: null, draft: 'faulty' });
  expect(standingOf(survey)).toEqual({ version: null, draft: 'fine' });
});
