// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answering } from '../../../tests/draw';
import { drawRouted } from '../../../tests/drawRouted';
import { HomePage } from './HomePage';

const rows = (items: object[] = []) => ({ body: { items, next_page_token: null } });
const flow = {
  flow_id: 'f1',
  name: 'Courier',
  description: '',
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T10:00:00Z',
  has_draft: true,
  draft_has_errors: false,
  published_version: null,
};
const call = {
  interaction_id: 'i1',
  flow_name: 'Courier',
  flow_version: 2,
  state: 'ended',
  outcome: 'busy',
  reason: null,
  party: null,
  destination_number: '+12025550123',
  accepted_at: '2026-03-01T10:00:00Z',
  ended_at: '2026-03-01T10:00:09Z',
};
const ready = { status: 'ready', store: true, dialogs: true, actors: true, speech: true, recognition: true };

const engine = (own: Parameters<typeof answering>[0] = {}) =>
  answering({
    'GET /v1/trunks': rows(),
    'GET /v1/numbers': rows(),
    'GET /v1/clients': rows(),
    'GET /v1/flows': rows(),
    'GET /v1/interactions': rows(),
    'GET /health/ready': { body: ready },
    ...own,
  });

const href = async (name: string) => (await screen.findByRole('link', { name })).getAttribute('href');

test('a new engine: the first things to do, each with its page', async () => {
  engine();
  await drawRouted(<HomePage />);
  expect(await href('Add trunk')).toBe('/trunks?create=trunk');
  expect(await href('Create flow')).toBe('/flows?create=flow');
  expect(screen.queryByRole('link', { name: 'Send a test request' })).toBeNull();
  expect(await screen.findByText('It takes requests.')).toBeTruthy();
});

test('with a published flow the next is to send it a request', async () => {
  engine({ 'GET /v1/trunks': rows([{}]), 'GET /v1/flows': rows([flow]) });
  await drawRouted(<HomePage />);
  // The engine of this test gives the same flow when it is asked for published ones.
  expect(await href('Send a test request')).toBe('/flows?request=f1');
  expect(screen.queryByRole('link', { name: 'Add trunk' })).toBeNull();
  expect(await href('Courier')).toBe('/flows/f1/edit');
});

test('after the first call the list is gone, and the call is there', async () => {
  engine({
    'GET /v1/trunks': rows([{}]),
    'GET /v1/numbers': rows([{}]),
    'GET /v1/flows': rows([{ ...flow, published_version: 2 }]),
    'GET /v1/interactions': rows([call]),
  });
  await drawRouted(<HomePage />);
  expect(await screen.findByText('+12025550123')).toBeTruthy();
  expect(await screen.findByText('Published v2')).toBeTruthy();
  expect(screen.queryByText('Until the first call')).toBeNull();
});

test('who may read only flows is asked nothing else', async () => {
  const heard = engine({ 'GET /v1/flows': rows([flow]) });
  await drawRouted(<HomePage />, '/', { may: (scope) => scope === 'flows:read' });
  expect(await screen.findByText('Courier')).toBeTruthy();
  expect(screen.queryByText('Latest interactions')).toBeNull();
  expect([...new Set(heard.map(({ path }) => path))].sort()).toEqual(['/health/ready', '/v1/flows']);
});

test('a node that takes nothing says so, and why', async () => {
  const body = { ...ready, status: 'degraded', store: false };
  engine({ 'GET /health/ready': { status: 503, body } });
  await drawRouted(<HomePage />);
  expect(await screen.findByText('Degraded')).toBeTruthy();
  expect(screen.getByText('The store cannot be written to: nothing is accepted.')).toBeTruthy();
});
