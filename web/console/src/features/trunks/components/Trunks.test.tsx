// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import { Trunks } from './Trunks';

const trunk = {
  trunk_id: 't1',
  name: 'carrier',
  enabled: true,
  transport: 'udp',
  gateways: [{ host: 'sip.example.net', port: 5060 }],
  auth_user: null,
  auth_realm: null,
  has_password: false,
  settings: {},
  allowed_sources: [],
  route_prefixes: [],
  route_order: 0,
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T10:00:00Z',
};
const changed = {
  status: 412,
  body: {
    code: 'resource_changed',
    title: 'It was changed since it was read.',
    description: 'Read it again.',
    fields: [],
  },
};
const list = { 'GET /v1/trunks': { body: { items: [trunk], next_page_token: null } } };
const status = { 'GET /v1/trunks/t1/status': { body: { state: 'up', gateways: [] } } };

/** An engine on which somebody else saves between my reading and my writing. */
const contested = (theirs: object) => {
  let reads = 0;
  return answering({
    ...list,
    ...status,
    'GET /v1/trunks/t1': () => {
      reads += 1;
      return reads === 1
        ? { body: trunk, headers: { ETag: '"one"' } }
        : { body: { ...trunk, ...theirs }, headers: { ETag: '"two"' } };
    },
    'PUT /v1/trunks/t1': ({ headers }) => (headers.get('If-Match') === '"two"' ? { body: trunk } : changed),
  });
};

const type = async (label: string, text: string) => {
  const field = within(await screen.findByRole('dialog')).getByLabelText(label, { exact: false });
  await userEvent.clear(field);
  await userEvent.type(field, text);
};
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

test('who saves second takes theirs in, keeps what was typed, and saves that', async () => {
  const heard = contested({ name: 'carrier b', route_prefixes: ['+49'] });
  await drawRouted(<Trunks />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await type('Name', 'my carrier');
  await type('Order', '7');
  await save();
  expect(await screen.findByText(/Somebody else changed this/)).toBeTruthy();
  expect(screen.getByDisplayValue('my carrier')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Load theirs' }));
  expect(await screen.findByText('Name: they wrote “carrier b”; yours stands in the form.')).toBeTruthy();
  expect(screen.getByDisplayValue('+49')).toBeTruthy();
  await save();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const writes = heard.filter(({ method }) => method === 'PUT');
  expect(writes.map(({ headers }) => headers.get('If-Match'))).toEqual(['"one"', '"two"']);
  expect(writes[1]?.body).toMatchObject({ name: 'my carrier', route_order: 7, route_prefixes: ['+49'] });
});

test('what was removed meanwhile is said so', async () => {
  let reads = 0;
  answering({
    ...list,
    ...status,
    'GET /v1/trunks/t1': () => {
      reads += 1;
      return reads === 1 ? { body: trunk, headers: { ETag: '"one"' } } : { status: 404, body: { code: 'not_found' } };
    },
    'PUT /v1/trunks/t1': changed,
  });
  await drawRouted(<Trunks />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await type('Order', '7');
  await save();
  await userEvent.click(await screen.findByRole('button', { name: 'Load theirs' }));
  expect(await screen.findByText(/removed this meanwhile/)).toBeTruthy();
  expect(screen.getByDisplayValue('7')).toBeTruthy();
});

test('a password that cannot be read is named, and what to do about it', async () => {
  const gateway = { host: 'sip.example.net', state: 'down', last_failure: 'no_response', last_failure_status: null };
  answering({
    ...list,
    'GET /v1/trunks/t1/status': { body: { state: 'down', password_readable: false, gateways: [gateway] } },
  });
  await drawRouted(<Trunks />);
  expect(await screen.findByText(/set the password again/)).toBeTruthy();
  expect(screen.queryByText(/no response/)).toBeNull();
});

test('a trunk in use says by what, with the way there', async () => {
  answering({
    ...list,
    ...status,
    'DELETE /v1/trunks/t1': {
      status: 409,
      body: {
        code: 'trunk_in_use',
        title: 'Flows or numbers use this trunk.',
        description: 'Change them first.',
        fields: [
          { name: 'f7', description: 'The draft of "Courier" uses it.' },
          { name: '+12025550100', description: 'Calls from +12025550100 prefer it.' },
        ],
      },
    },
  });
  await drawRouted(<Trunks />);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
  const flow = await screen.findByRole('link', { name: 'The draft of "Courier" uses it.' });
  expect(flow.getAttribute('href')).toBe('/flows/f7/edit');
  const number = screen.getByRole('link', { name: 'Calls from +12025550100 prefer it.' });
  expect(number.getAttribute('href')).toBe('/numbers');
});
