// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { draw } from '../../../../tests/draw';
import { details, engine } from '../testing/requestEngine';
import { RequestPanel } from './RequestPanel';

const open = (may?: (scope: string) => boolean) =>
  draw(<RequestPanel flowId="f1" onClose={() => {}} trace={(id) => <p>trace of {id}</p>} />, may ? { may } : {});

const fill = async () => {
  await userEvent.type(await screen.findByLabelText('customer_number'), '+12025550143');
  await userEvent.type(screen.getByLabelText('code'), '1234');
};

beforeEach(() => localStorage.clear());

test('a test request is checked first, then says whom it calls, then really calls', async () => {
  const heard = engine();
  await open();
  await fill();
  expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  expect(await screen.findByText('This really calls +12025550143.')).toBeTruthy();
  const key = screen.getByText(/^[0-9a-f]{32}$/).textContent;
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByText('trace of i1')).toBeTruthy();
  const sent = heard.find(({ path }) => path === '/flows/f1/interactions');
  expect(sent?.body).toEqual({ customer_number: '+12025550143', code: '1234' });
  expect(sent?.headers.get('Idempotency-Key')).toBe(`"${key}"`);
  expect(screen.getByText('/v1/interactions/i1')).toBeTruthy();
});

test('what was typed last comes back, what is sensitive does not', async () => {
  engine();
  const first = await open();
  await fill();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  await screen.findByText('This really calls +12025550143.');
  first.unmount();
  expect(JSON.stringify({ ...localStorage })).not.toContain('1234');
  await open();
  expect(await screen.findByDisplayValue('+12025550143')).toBeTruthy();
  expect(screen.getByLabelText('code')).toHaveProperty('value', '');
});

test('a secret is shown once and then nowhere', async () => {
  engine({
    'POST /v1/clients': {
      status: 201,
      body: {
        client_id: 'c1',
        client_secret: 'very-secret',
        name: 'Courier',
        scopes: [],
        enabled: true,
        created_at: '',
      },
    },
  });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Create client' }));
  expect(await screen.findByText(/CLIENT_SECRET=very-secret/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }));
  await waitFor(() => expect(document.body.textContent).not.toContain('very-secret'));
  expect(JSON.stringify({ ...localStorage })).not.toContain('very-secret');
});

test('who may not start or make clients has no button for it', async () => {
  engine();
  await open((scope) => scope === 'flows:read');
  await screen.findByText('Courier');
  expect(screen.queryByRole('button', { name: 'Create client' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Check first' })).toBeNull();
});

test('what is not published cannot be tried, and says so', async () => {
  engine({ 'GET /v1/flows/f1/request-details': { body: details({ published: false }) } });
  await open();
  expect(await screen.findByText(/^Publish this flow first/)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Check first' })).toBeNull();
});

test('a flow that is gone is a failure with a way to try again', async () => {
  let there = false;
  const gone = {
    status: 404,
    body: {
      code: 'flow_not_found',
      title: 'There is no such flow.',
      description: 'Look at the id.',
      fields: [],
      trace_id: 'abc',
    },
  };
  engine({ 'GET /v1/flows/f1/request-details': () => (there ? { body: details() } : gone) });
  await open();
  expect(await screen.findByText('There is no such flow.')).toBeTruthy();
  there = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Courier')).toBeTruthy();
});
