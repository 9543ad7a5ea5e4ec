// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { answering } from '../../../tests/draw';
import { drawRouted } from '../../../tests/drawRouted';
import { SetPassword } from './SetPassword';

const PASSWORD = 'correct horse battery';

const open = (hash: string) => {
  location.hash = hash;
  return drawRouted(<SetPassword />, '/password');
};

const set = async (password = PASSWORD) => {
  await userEvent.type(await screen.findByLabelText('New password'), password);
  await userEvent.click(screen.getByRole('button', { name: 'Set password and sign in' }));
};

afterEach(() => {
  location.hash = '';
});

test('the link sets the password and leads inside', async () => {
  const heard = answering({ 'PUT /v1/session/password': { body: {} } });
  const { address } = await open('#tok_en-1');
  await set();
  await waitFor(() => expect(address()).toBe('/'));
  expect(heard.map(({ method, path, body }) => [method, path, body])).toEqual([
    ['PUT', '/v1/session/password', { token: 'tok_en-1', new_password: PASSWORD }],
  ]);
  expect(heard[0]?.headers.get('X-Engine-Console')).toBe('1');
  expect(document.body.innerHTML).not.toContain('tok_en-1');
});

test('a link that was used says which command makes another', async () => {
  answering({
    'PUT /v1/session/password': {
      status: 403,
      body: {
        code: 'link_invalid',
        title: 'The link was used, has expired or never was.',
        description: 'x',
        fields: [],
      },
    },
  });
  await open('#old');
  await set();
  expect(await screen.findByText('engine user link LOGIN')).toBeTruthy();
  expect(screen.getByText('The link was used, has expired or never was.')).toBeTruthy();
  expect(screen.queryByLabelText('New password')).toBeNull();
});

test('without a token nothing is asked for', async () => {
  await open('');
  expect(await screen.findByText('engine user link LOGIN')).toBeTruthy();
  expect(screen.queryByLabelText('New password')).toBeNull();
});

test('a short password waits, one that is refused says why at its field', async () => {
  answering({
    'PUT /v1/session/password': {
      status: 400,
      body: {
        code: 'invalid_body',
        title: 'The request body is not what this request takes.',
        description: 'x',
        fields: [{ name: 'new_password', description: 'must have at least 12 characters; no other rule' }],
      },
    },
  });
  await open('#tok');
  await userEvent.type(await screen.findByLabelText('New password'), 'short');
  expect(screen.getByRole('button', { name: 'Set password and sign in' })).toHaveProperty('disabled', true);
  await userEvent.clear(screen.getByLabelText('New password'));
  await set();
  expect(await screen.findByText('must have at least 12 characters; no other rule')).toBeTruthy();
});
