// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { answering } from '../../../tests/draw';
import { drawRouted } from '../../../tests/drawRouted';
import { SetUpPage } from './SetUpPage';

const open = () => {
  location.hash = '#token';
  return drawRouted(<SetUpPage />, '/setup');
};

afterEach(() => {
  location.hash = '';
});

test('a link that was used leads to signing in, with no form', async () => {
  answering({ 'GET /v1/setup': { body: { needed: false } } });
  const { address } = await open();
  expect(await screen.findByText(/^Somebody has set up this console already/)).toBeTruthy();
  expect(screen.queryByLabelText('Login')).toBeNull();
  await userEvent.click(screen.getByRole('link', { name: 'To the sign-in page' }));
  await waitFor(() => expect(address()).toBe('/'));
});

test('the first user is created once, however fast the button is pressed', async () => {
  let needed = true;
  const heard = answering({
    'GET /v1/setup': () => ({ body: { needed } }),
    'POST /v1/setup': () => {
      needed = false;
      return { status: 201, body: {} };
    },
  });
  const { address } = await open();
  await userEvent.type(await screen.findByLabelText('Your name'), 'Ada');
  await userEvent.type(screen.getByLabelText('Login'), 'ada');
  await userEvent.type(screen.getByLabelText('Password'), 'correct horse battery');
  await userEvent.dblClick(screen.getByRole('button', { name: 'Create the first user' }));
  await waitFor(() => expect(address()).toBe('/'));
  expect(heard.filter(({ method }) => method === 'POST')).toHaveLength(1);
});
