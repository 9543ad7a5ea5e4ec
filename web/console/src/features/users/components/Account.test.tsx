// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import { sessionLost } from '../../../lib/api/sessionLost';
import { Account } from './Account';

const row = (session_id: string, is_current: boolean) => ({
  session_id,
  agent: is_current ? 'Mozilla/5.0 (X11; Linux) Firefox/140.0' : 'curl/8.5.0',
  created_at: '2026-03-01T10:00:00Z',
  seen_at: '2026-03-01T10:00:00Z',
  is_current,
});

const change = async (current: string, next: string) => {
  await userEvent.type(await screen.findByLabelText('Present password'), current);
  await userEvent.type(screen.getByLabelText('New password'), next);
  await userEvent.click(screen.getByRole('button', { name: 'Change password' }));
};

test('a session of elsewhere is ended, the one in use is not offered', async () => {
  let rows = [row('s1', true), row('s2', false)];
  answering({
    'GET /v1/sessions': () => ({ body: { items: rows, next_page_token: null } }),
    'DELETE /v1/sessions/s2': () => {
      rows = [row('s1', true)];
      return { status: 204 };
    },
  });
  await drawRouted(<Account login="ada" />);
  expect(await screen.findByText('Firefox 140, Linux')).toBeTruthy();
  expect(screen.getAllByRole('button', { name: /^End the session/ })).toHaveLength(1);
  await userEvent.click(screen.getByRole('button', { name: 'End the session of curl/8.5.0' }));
  await waitFor(() => expect(screen.queryByText('curl/8.5.0')).toBeNull());
});

test('a wrong present password is said, and nobody is asked to sign in again', async () => {
  let lost = 0;
  const deaf = sessionLost.hear(() => {
    lost += 1;
  });
  answering({
    'GET /v1/sessions': { body: { items: [row('s1', true)], next_page_token: null } },
    'PUT /v1/session/password': {
      status: 401,
      body: {
        code: 'invalid_login',
        title: 'Login and password do not belong together.',
        description: 'Check.',
        fields: [],
      },
    },
  });
  await drawRouted(<Account login="ada" />);
  await change('wrong', 'correct horse battery');
  const fault = await screen.findByText('The present password is wrong.');
  expect(screen.getByLabelText('Present password').getAttribute('aria-describedby')).toBe(fault.id);
  expect(screen.queryByText('Login and password do not belong together.')).toBeNull();
  expect(lost).toBe(0);
  deaf();
});

test('a password is changed and leaves the form', async () => {
  const heard = answering({
    'GET /v1/sessions': { body: { items: [row('s1', true)], next_page_token: null } },
    'PUT /v1/session/password': { body: {} },
  });
  await drawRouted(<Account login="ada" />);
  await change('the present one', 'correct horse battery');
  expect(await screen.findByText(/was changed/)).toBeTruthy();
  expect(heard.find(({ method }) => method === 'PUT')?.body).toEqual({
    current_password: 'the present one',
    new_password: 'correct horse battery',
  });
  expect(screen.getByLabelText('New password')).toHaveProperty('value', '');
});
