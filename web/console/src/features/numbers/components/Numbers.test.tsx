// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import { Numbers } from './Numbers';

const number = { number: '+12025550100', label: 'Front desk', trunk_id: null, created_at: '2026-03-01T10:00:00Z' };
const trunks = [
  { trunk_id: 't1', name: 'carrier a' },
  { trunk_id: 't2', name: 'carrier b' },
];
const lists = {
  'GET /v1/numbers': { body: { items: [number], next_page_token: null } },
  'GET /v1/trunks': { body: { items: trunks, next_page_token: null } },
};
const ADDRESS = '/v1/numbers/%2B12025550100';

test('both chose a trunk: theirs is named, mine stays and is saved with the new tag', async () => {
  let reads = 0;
  const heard = answering({
    ...lists,
    [`GET ${ADDRESS}`]: () => {
      reads += 1;
      return reads === 1
        ? { body: number, headers: { ETag: '"one"' } }
        : { body: { ...number, label: 'Desk', trunk_id: 't2' }, headers: { ETag: '"two"' } };
    },
    [`PUT ${ADDRESS}`]: ({ headers }) =>
      headers.get('If-Match') === '"two"' ? { body: number } : { status: 412, body: { code: 'resource_changed' } },
  });
  await drawRouted(<Numbers />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  const dialog = await screen.findByRole('dialog');
  await userEvent.selectOptions(within(dialog).getByLabelText(/Trunk/), 'carrier a');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Load theirs' }));
  expect(await screen.findByText('Trunk: they wrote “carrier b”; yours stands in the form.')).toBeTruthy();
  expect(screen.getByDisplayValue('Desk')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(heard.filter(({ method }) => method === 'PUT').at(-1)?.body).toEqual({ label: 'Desk', trunk_id: 't1' });
});

test('a number in use is not removed, and the flow is a link', async () => {
  answering({
    ...lists,
    [`DELETE ${ADDRESS}`]: {
      status: 409,
      body: {
        code: 'number_in_use',
        title: 'Flows call from this number.',
        description: 'Change the flows first.',
        fields: [{ name: 'f1', description: 'Published version 2 of "Courier" uses it.' }],
      },
    },
  });
  await drawRouted(<Numbers />);
  await userEvent.click(await screen.findByRole('button', { name: 'Remove' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
  const link = await screen.findByRole('link', { name: 'Published version 2 of "Courier" uses it.' });
  expect(link.getAttribute('href')).toBe('/flows/f1/edit');
});

test('who may not read trunks reads numbers all the same', async () => {
  const heard = answering({ 'GET /v1/numbers': lists['GET /v1/numbers'] });
  await drawRouted(<Numbers />, '/numbers', { may: (scope) => scope === 'numbers:read' });
  expect(await screen.findByText('+12025550100')).toBeTruthy();
  expect(screen.queryByRole('button')).toBeNull();
  expect(heard.map(({ path }) => path)).toEqual(['/v1/numbers']);
});
