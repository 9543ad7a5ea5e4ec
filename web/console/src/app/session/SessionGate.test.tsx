// @vitest-environment happy-dom
import { useQuery } from '@tanstack/react-query';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { answering, draw } from '../../../tests/draw';
import { Button } from '../../components/Button';
import { useMay } from '../../lib/actions/useMay';
import { client, take } from '../../lib/api/client';
import { sessionFound } from '../../lib/api/sessionLost';
import { sessionQuery } from './calls';
import { SessionGate } from './SessionGate';
import { SignInAgain } from './SignInAgain';

const session = {
  session_id: 's1',
  user: { user_id: 'u1', login: 'ada', name: 'Ada', role: 'viewer' },
  account: { account_id: 'a1', name: 'default' },
  scopes: ['flows:read'],
  signed_in_at: '2026-03-01T10:00:00Z',
  idle_expires_at: '2026-03-01T18:00:00Z',
  expires_at: '2026-03-08T10:00:00Z',
};
const none = {
  status: 401,
  body: { code: 'session_ended', title: 'Nobody is signed in.', description: 'Sign in.', fields: [] },
};

const Inside = () => {
  const may = useMay();
  const { refetch } = useQuery(sessionQuery);
  return (
    <>
      <p>{['flows:read', 'flows:write'].map((scope) => `${scope}=${may(scope)}`).join(' ')}</p>
      <Button onClick={() => void refetch()}>Ask again</Button>
    </>
  );
};

const gate = () =>
  draw(
    <>
      <Suspense>
        <SessionGate>
          <Inside />
        </SessionGate>
      </Suspense>
      <SignInAgain />
    </>,
  );

const signIn = async () => {
  await userEvent.type(await screen.findByLabelText('Login'), 'ada');
  await userEvent.type(screen.getByLabelText('Password'), 'correct horse');
  await userEvent.click(screen.getByRole('button', { name: 'Sign in' }));
};

test('who is signed in comes in, with what his role may', async () => {
  answering({ 'GET /v1/session': { body: session } });
  await gate();
  expect(await screen.findByText('flows:read=true flows:write=false')).toBeTruthy();
});

test('who is not signs in, and the password goes nowhere else', async () => {
  let inside = false;
  const heard = answering({
    'GET /v1/session': () => (inside ? { body: session } : none),
    'GET /v1/setup': { body: { needed: false } },
    'POST /v1/session': () => {
      inside = true;
      return { body: session };
    },
  });
  await gate();
  await signIn();
  expect(await screen.findByText(/flows:read=true/)).toBeTruthy();
  const sent = heard.filter(({ method }) => method === 'POST');
  expect(sent.map(({ path, body }) => [path, body])).toEqual([
    ['/v1/session', { login: 'ada', password: 'correct horse' }],
  ]);
  expect(sent[0]?.headers.get('X-Engine-Console')).toBe('1');
  expect(document.body.innerHTML).not.toContain('correct horse');
});

test('a wrong password is said and the form stays', async () => {
  const wrong = {
    status: 401,
    body: { code: 'invalid_login', title: 'Login or password is wrong.', description: 'Try again.', fields: [] },
  };
  answering({ 'GET /v1/session': none, 'GET /v1/setup': { body: { needed: false } }, 'POST /v1/session': wrong });
  await gate();
  await signIn();
  expect(await screen.findByText('Login or password is wrong.')).toBeTruthy();
  expect(screen.getByLabelText('Login')).toHaveProperty('value', 'ada');
});

test('the first run says how the first user comes in', async () => {
  answering({ 'GET /v1/session': none, 'GET /v1/setup': { body: { needed: true } } });
  await gate();
  expect(await screen.findByText('engine user link --first')).toBeTruthy();
});

test('a session that is found ended by asking for itself leaves the page too', async () => {
  let inside = true;
  answering({ 'GET /v1/session': () => (inside ? { body: session } : none) });
  await gate();
  await screen.findByText(/flows:read=true/);
  inside = false;
  await userEvent.click(screen.getByText('Ask again'));
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeTruthy();
  expect(screen.getByText(/flows:read=true/)).toBeTruthy();
});

test('a session that ends asks to sign in over the page, which stays', async () => {
  let inside = true;
  answering({
    'GET /v1/session': () => (inside ? { body: session } : none),
    'GET /v1/flows': none,
    'POST /v1/session': () => {
      inside = true;
      return { body: session };
    },
  });
  await gate();
  await screen.findByText(/flows:read=true/);
  inside = false;
  await expect(take(client.GET('/v1/flows'))).rejects.toMatchObject({ status: 401 });
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeTruthy();
  expect(screen.getByText(/flows:read=true/)).toBeTruthy();
  const found = vi.fn();
  const deaf = sessionFound.hear(found);
  await signIn();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByText(/flows:read=true/)).toBeTruthy();
  expect(found).toHaveBeenCalledOnce();
  deaf();
});
