// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { draw } from '../../../../tests/draw';
import { details, engine } from '../testing/requestEngine';
import { TestRequest } from './TestRequest';

const open = () => draw(<TestRequest details={details()} trace={(id) => <p>trace of {id}</p>} />);

const fill = async () => {
  await userEvent.type(await screen.findByLabelText('customer_number'), '+12025550143');
  await userEvent.type(screen.getByLabelText('code'), '1234');
};

beforeEach(() => localStorage.clear());

test('another value is another request, to be checked again', async () => {
  engine();
  await open();
  await fill();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  const key = (await screen.findByText(/^[0-9a-f]{32}$/)).textContent;
  await userEvent.type(screen.getByLabelText('code'), '5');
  expect(screen.queryByRole('button', { name: 'Send' })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  expect((await screen.findByText(/^[0-9a-f]{32}$/)).textContent).not.toBe(key);
});

test('too many requests are said with the time to wait, which counts down before it can be sent again', async () => {
  const problem = { code: 'rate_limited', title: 'The account sends too many.', description: 'Wait.', fields: [] };
  const headers = { 'Retry-After': '2', RateLimit: '"account";r=0;t=2' };
  engine({ 'POST /flows/f1/interactions': { status: 429, body: problem, headers } });
  await open();
  await fill();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
  expect(await screen.findByText('Wait. Wait 2 seconds.')).toBeTruthy();
  expect(screen.getByRole('timer').textContent).toBe('It can be sent again in 2 seconds.');
  expect(screen.getByRole('button', { name: 'Send the same again' })).toHaveProperty('disabled', true);
  expect(screen.getByText('0 requests left now; full again in 2 s.')).toBeTruthy();
  expect(screen.getByText(/^The account has sent too many/)).toBeTruthy();
  await waitFor(() => expect(screen.queryByRole('timer')).toBeNull());
  expect(screen.getByRole('button', { name: 'Send the same again' })).toHaveProperty('disabled', false);
});

test.each([
  [401, /^The engine does not know who asks/],
  [403, /^Who asks may not start flows/],
  [404, /^There is no such flow, or nothing of it/],
  [413, /^The body is too large/],
  [415, /^The body is not sent as JSON/],
  [503, /^The engine cannot take it now/],
])('%s is explained beside the answer', async (status, words) => {
  const problem = { code: 'refused', title: 'Refused.', description: '', fields: [] };
  engine({ 'POST /flows/f1/interactions': { status, body: problem } });
  await open();
  await fill();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Send' }));
  await screen.findByText('Body of the answer');
  const answer = within(screen.getAllByRole('status').at(-1) as HTMLElement);
  expect(answer.getByText(words)).toBeTruthy();
  expect(answer.getByText(String(status))).toBeTruthy();
});

test('sent again, also after a reload, it is the same request with the same key', async () => {
  const heard = engine();
  const keysSent = () =>
    heard.filter(({ path }) => path === '/flows/f1/interactions').map(({ headers }) => headers.get('Idempotency-Key'));
  const first = await open();
  await fill();
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  await userEvent.dblClick(await screen.findByRole('button', { name: 'Send' }));
  await screen.findByText('trace of i1');
  first.unmount();
  await open();
  await screen.findByDisplayValue('+12025550143');
  await userEvent.type(screen.getByLabelText('code'), '1234');
  await userEvent.click(screen.getByRole('button', { name: 'Check first' }));
  expect(await screen.findByText(/^This request was sent/)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Send the same again' }));
  await screen.findByText('trace of i1');
  expect(new Set(keysSent()).size).toBe(1);
  await userEvent.click(screen.getByRole('button', { name: 'Make it a new request' }));
  await userEvent.click(screen.getByRole('button', { name: 'Send' }));
  await screen.findByText('trace of i1');
  expect(new Set(keysSent()).size).toBe(2);
});

test('Ctrl Enter checks, and once more sends', async () => {
  const heard = engine();
  await open();
  await fill();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('This really calls +12025550143.');
  expect(heard.some(({ path }) => path === '/flows/f1/interactions')).toBe(false);
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('trace of i1')).toBeTruthy();
});
