// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import { Clients } from './Clients';

const one = {
  client_id: 'c1',
  name: 'shop',
  scopes: ['flows-interactions:start'],
  enabled: true,
  created_at: '2026-03-01T10:00:00Z',
};
const list = { 'GET /v1/clients': { body: { items: [one], next_page_token: null } } };

test('a client is saved with the tag it was read with', async () => {
  const heard = answering({
    ...list,
    'GET /v1/clients/c1': { body: one, headers: { ETag: '"one"' } },
    'PUT /v1/clients/c1': { body: one },
  });
  await drawRouted(<Clients />);
  await userEvent.click(await screen.findByRole('button', { name: 'More for shop' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Edit' }));
  await userEvent.click(await screen.findByLabelText('interactions:read'));
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = heard.find(({ method }) => method === 'PUT');
  expect(sent?.headers.get('If-Match')).toBe('"one"');
  expect(sent?.body).toEqual({
    name: 'shop',
    scopes: ['flows-interactions:start', 'interactions:read'],
    enabled: true,
  });
});

test('a new client shows its secret once', async () => {
  const heard = answering({
    ...list,
    'POST /v1/clients': { status: 201, body: { ...one, client_secret: 'hush' } },
  });
  await drawRouted(<Clients />, '/clients?create=client');
  await userEvent.type(await screen.findByLabelText(/Name/), 'till');
  await userEvent.click(screen.getAllByRole('button', { name: 'Create client' }).at(-1) as HTMLElement);
  expect(await screen.findByText(/CLIENT_SECRET=hush/)).toBeTruthy();
  expect(heard.find(({ method }) => method === 'POST')?.body).toEqual({ name: 'till', scopes: one.scopes });
});
