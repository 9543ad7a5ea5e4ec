// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { type Asked, answering, draw } from '../../../../tests/draw';
import type { Details } from '../model/testRequest';
import { RequestPanel } from './RequestPanel';

const argument = {
  type: 'string',
  required: true,
  default: null,
  max_length: 500,
  values: null,
  sensitive: false,
  sample: '+12025550123',
} as const;

const details = (own: Partial<Details> = {}): Details => ({
  flow_id: 'f1',
  flow_name: 'Courier',
  published: true,
  published_version: 3,
  method: 'POST',
  url: 'http://engine.test/flows/f1/interactions',
  headers: { 'Content-Type': 'application/json' },
  token_url: 'http://engine.test/oauth/token',
  scope: 'flows-interactions:start',
  arguments: [
    { ...argument, name: 'customer_number' },
    { ...argument, name: 'code', sensitive: true },
  ],
  body: {},
  samples: { curl: 'curl -i', csharp: 'using', python: 'import', javascript: 'fetch' },
  answer: { status: 202 } as Details['answer'],
  rate_limit: {} as Details['rate_limit'],
  ...own,
});

const findings = { ok: true, checks: [{ name: 'node', verdict: 'ok', code: null, detail: 'It takes requests.' }] };
const started = { interaction_id: 'i1', flow_version_id: 'v1', flow_execution_id: 'e1' };
const limits = { Location: '/v1/interactions/i1', RateLimit: '"default";r=1;t=1' };

const engine = (own: Parameters<typeof answering>[0] = {}): Asked[] =>
  answering({
    'GET /v1/flows/f1/request-details': { body: details() },
    'POST /v1/interactions/preflight': { body: findings },
    'POST /flows/f1/interactions': { status: 202, body: started, headers: limits },
    ...own,
  });

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
  expect(screen.getAllByText(/^The account has sent too many/)).toHaveLength(2);
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
