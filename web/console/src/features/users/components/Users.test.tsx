// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import type { User } from '../../../lib/api/bodies';
import { Users } from './Users';

const user = (own: Partial<User>): User => ({
  user_id: 'u1',
  login: 'ada',
  name: 'Ada',
  role: 'admin',
  has_password: true,
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T10:00:00Z',
  ...own,
});
const ben = user({ user_id: 'u2', login: 'ben', name: 'Ben', role: 'author', has_password: false });
const sessions = (items: object[] = []) => ({ body: { items, next_page_token: null } });
const link = { link: 'http://engine.test/console/password#tok', expires_at: '2026-03-02T10:00:00Z' };

const engine = (own: Parameters<typeof answering>[0] = {}) =>
  answering({
    'GET /v1/users': { body: { items: [user({}), ben], next_page_token: null } },
    'GET /v1/users/u1/sessions': sessions([{ session_id: 's1', agent: 'curl/8', seen_at: '2026-03-01T10:00:00Z' }]),
    'GET /v1/users/u2/sessions': sessions(),
    ...own,
  });

const open = (may?: (scope: string) => boolean, at = '/users') => drawRouted(<Users self="u1" />, at, may && { may });
const choose = async (name: string, verb: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `More for ${name}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: verb }));
};
const confirm = (verb: string) => userEvent.click(screen.getByRole('button', { name: verb }));

test('the list says who was here when, and who has not used his link', async () => {
  engine();
  await open();
  expect(await screen.findByText('Link not used yet')).toBeTruthy();
  expect(screen.getByText('Mar 1, 2026')).toBeTruthy();
  expect(screen.getByText('You')).toBeTruthy();
});

test('who is added gets a link, shown once', async () => {
  const heard = engine({
    'POST /v1/users': { status: 201, body: user({ user_id: 'u3', name: 'Cleo' }) },
    'POST /v1/users/u3/link': { body: link },
    'GET /v1/users/u3/sessions': sessions(),
  });
  await open(undefined, '/users?create=user');
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Cleo');
  await userEvent.type(within(dialog).getByLabelText('Login'), 'cleo');
  await userEvent.selectOptions(within(dialog).getByLabelText('Role'), 'Operator');
  expect(within(dialog).getByText(/manages trunks/)).toBeTruthy();
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add user' }));
  expect(await screen.findByText(link.link)).toBeTruthy();
  expect(screen.getByRole('dialog', { name: 'Link for Cleo' })).toBeTruthy();
  expect(heard.find(({ method }) => method === 'POST')?.body).toEqual({
    login: 'cleo',
    name: 'Cleo',
    role: 'operator',
  });
  await confirm('I have kept it');
  await waitFor(() => expect(document.body.innerHTML).not.toContain('#tok'));
});

test('a link that failed after the user was added can be made again', async () => {
  let links = 0;
  engine({
    'POST /v1/users': { status: 201, body: ben },
    'POST /v1/users/u2/link': () => {
      links += 1;
      return links === 1 ? { status: 503, body: { code: 'store_unavailable', title: 'No store.' } } : { body: link };
    },
  });
  await open(undefined, '/users?create=user');
  const dialog = await screen.findByRole('dialog');
  await userEvent.type(within(dialog).getByLabelText('Name'), 'Ben');
  await userEvent.type(within(dialog).getByLabelText('Login'), 'ben');
  await userEvent.click(within(dialog).getByRole('button', { name: 'Add user' }));
  expect(await screen.findByText('Make a new link for Ben?')).toBeTruthy();
  await confirm('New password link');
  expect(await screen.findByText(link.link)).toBeTruthy();
});

test('who takes rights from himself is asked first, and everything is read anew', async () => {
  const heard = engine({ 'PUT /v1/users/u1': { body: user({ role: 'viewer' }) } });
  await open();
  await choose('Ada', 'Edit');
  await userEvent.selectOptions(await screen.findByLabelText('Role'), 'Viewer');
  await confirm('Save');
  const asked = within(await screen.findByRole('dialog', { name: 'Change your own role to Viewer?' }));
  await userEvent.click(asked.getByRole('button', { name: 'Cancel' }));
  expect(heard.some(({ method }) => method === 'PUT')).toBe(false);
  await confirm('Save');
  const before = heard.length;
  await confirm('Change my role');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(heard.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual(
    expect.arrayContaining(['PUT /v1/users/u1', 'GET /v1/users']),
  );
});

test('the last administrator stays one, in the words of the engine', async () => {
  engine({
    'PUT /v1/users/u1': {
      status: 409,
      body: {
        code: 'last_admin',
        title: 'The account would have no administrator left who can sign in.',
        description: 'Make somebody else an administrator first.',
        fields: [],
      },
    },
  });
  await open();
  await choose('Ada', 'Edit');
  await userEvent.selectOptions(await screen.findByLabelText('Role'), 'Viewer');
  await confirm('Save');
  await confirm('Change my role');
  expect(await screen.findByText('The account would have no administrator left who can sign in.')).toBeTruthy();
  expect(screen.getByText('Make somebody else an administrator first.')).toBeTruthy();
});

test('a role is changed, sessions are ended, a user is removed', async () => {
  const heard = engine({
    'PUT /v1/users/u2': { body: ben },
    'DELETE /v1/users/u2/sessions': { status: 204 },
    'DELETE /v1/users/u2': { status: 204 },
  });
  await open();
  await choose('Ben', 'Edit');
  await userEvent.selectOptions(await screen.findByLabelText('Role'), 'Publisher');
  await confirm('Save');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await choose('Ben', 'End all sessions');
  await confirm('End all sessions');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await choose('Ben', 'Remove');
  await confirm('Remove');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const writes = heard.filter(({ method }) => method !== 'GET').map(({ method, path }) => `${method} ${path}`);
  expect(writes).toEqual(['PUT /v1/users/u2', 'DELETE /v1/users/u2/sessions', 'DELETE /v1/users/u2']);
});

test('who only reads sees where others are signed in, and nothing that writes', async () => {
  engine();
  await open((scope) => scope === 'users:read');
  await userEvent.click(await screen.findByRole('button', { name: 'More for Ben' }));
  const items = await screen.findAllByRole('menuitem');
  expect(items.map(({ textContent }) => textContent)).toEqual(['Where signed in']);
  await userEvent.click(items[0] as HTMLElement);
  expect(await screen.findByText('Nowhere.')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Add user' })).toBeNull();
});
