// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRoute } from '../../../../tests/drawRoute';
import { interactionSearch } from '../model/filters';
import { interaction } from '../model/interactions.samples';
import { Interactions } from './Interactions';

const ended = interaction({
  interaction_id: 'done',
  state: 'ended',
  phase: 'ended',
  outcome: 'busy',
  reason: 'busy',
  party: 'contact',
  accepted_at: '2026-03-01T11:00:00.000Z',
  ended_at: '2026-03-01T11:00:03.000Z',
});
const running = interaction({ interaction_id: 'runs', accepted_at: '2026-03-01T09:00:00.000Z' });
const rows = (...items: object[]) => ({ body: { items, next_page_token: null } });

const known = { flows: [{ value: 'f1', label: 'Courier' }], trunks: [{ value: 't1', label: 'Carrier A' }] };

const open = (search: Record<string, unknown> = {}, onSearch = vi.fn(), may?: (scope: string) => boolean) =>
  drawRoute(<Interactions search={interactionSearch(search)} onSearch={onSearch} known={known} />, may ? { may } : {});

test('what runs stands on top with its phase and step', async () => {
  answering({ 'GET /v1/interactions': rows(ended, running) });
  await open();
  const [, first, second] = await screen.findAllByRole('row');
  expect(within(first as HTMLElement).getByText('ringing · dial')).toBeTruthy();
  expect(within(second as HTMLElement).getByText('busy · contact')).toBeTruthy();
});

test('filters go into the address; a number only once it is whole', async () => {
  answering({ 'GET /v1/interactions': rows(ended) });
  const onSearch = vi.fn();
  await open({}, onSearch);
  const number = await screen.findByLabelText(/^Number in full/);
  await userEvent.type(number, '+12025550123');
  expect(onSearch).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(onSearch).toHaveBeenLastCalledWith({ number: '+12025550123' });
  await userEvent.selectOptions(screen.getByLabelText('Trunk'), 'Carrier A');
  expect(onSearch).toHaveBeenLastCalledWith({ trunk: 't1' });
  await userEvent.selectOptions(screen.getByLabelText('Who decided it'), 'Carrier');
  expect(onSearch).toHaveBeenLastCalledWith({ party: 'carrier' });
});

test('an address asks the engine for just that', async () => {
  const asked: string[] = [];
  answering({ 'GET /v1/interactions': rows(ended) });
  const real = fetch;
  vi.stubGlobal('fetch', (request: Request) => {
    asked.push(new URL(request.url).search);
    return real(request);
  });
  await open({ flow: 'f1', version: 3, state: 'ended', reason: 'busy' });
  expect(await screen.findByText('busy · contact')).toBeTruthy();
  expect(asked).toHaveLength(1);
  const query = new URLSearchParams(asked[0]);
  expect(Object.fromEntries(query)).toEqual({
    flow_id: 'f1',
    flow_version: '3',
    state: 'ended',
    reason: 'busy',
    page_size: '50',
  });
});

test('a call is ended after asking; one that had ended says so', async () => {
  const problem = { code: 'interaction_ended', title: 'It has ended already.', description: 'Busy.', fields: [] };
  answering({
    'GET /v1/interactions': rows(running),
    'POST /v1/interactions/runs/cancel': { status: 409, body: problem },
  });
  const onSearch = vi.fn();
  await open({}, onSearch);
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel' }));
  expect(onSearch).toHaveBeenCalledWith({ cancel: 'runs' });
  document.body.innerHTML = '';
  await open({ cancel: 'runs' });
  await userEvent.click(await screen.findByRole('button', { name: 'End the call' }));
  // Not "Cancel", which is what ends the call in its row.
  expect(within(screen.getByRole('dialog')).getByRole('button', { name: 'Keep it going' })).toBeTruthy();
  expect(await screen.findByText('It has ended already.')).toBeTruthy();
});

test('nothing that fits is another thing than nothing at all', async () => {
  answering({ 'GET /v1/interactions': rows() });
  const onSearch = vi.fn();
  await open({ outcome: 'busy' }, onSearch);
  await userEvent.click(await screen.findByRole('button', { name: 'Show all interactions' }));
  expect(onSearch.mock.lastCall?.[0]).toHaveProperty('outcome', undefined);
});

test('who may not end calls has no button for it, whatever the address asks', async () => {
  answering({ 'GET /v1/interactions': rows(running) });
  await open({ cancel: 'runs' }, vi.fn(), (scope) => scope === 'interactions:read');
  expect(await screen.findByText('ringing · dial')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  expect(screen.queryByRole('dialog')).toBeNull();
});
