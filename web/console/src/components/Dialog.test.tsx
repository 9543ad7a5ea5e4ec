// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draw } from '../../tests/draw';
import { systemClock } from '../lib/time/clock';
import { Dialog } from './Dialog';
import { LinkOnce } from './LinkOnce';
import { SecretOnce } from './SecretOnce';
import { SidePanel } from './SidePanel';
import { TextInput } from './TextInput';

let now = 0;
beforeEach(() => {
  now = 1_000;
  vi.spyOn(systemClock, 'now').mockImplementation(() => now);
});
afterEach(() => vi.restoreAllMocks());

/** The dialog listens for presses beside it from the task after the one it opened in. */
const opened = () => act(() => new Promise((done) => setTimeout(done)));
const beside = () => {
  fireEvent.pointerDown(document.body);
  fireEvent.click(document.body);
};

const show = async (type = 'text') => {
  const onClose = vi.fn();
  await draw(
    <Dialog title="Trunk" onClose={onClose}>
      <TextInput aria-label="Name" type={type} />
    </Dialog>,
  );
  await opened();
  return onClose;
};

test('a press beside it closes it', async () => {
  const onClose = await show();
  now += 500;
  beside();
  expect(onClose).toHaveBeenCalledOnce();
});

test('the second half of a double click does not, whether the first opened it or was in it', async () => {
  const onClose = await show();
  now += 499;
  beside();
  now += 1_000;
  fireEvent.pointerDown(screen.getByLabelText('Name'));
  now += 499;
  beside();
  expect(onClose).not.toHaveBeenCalled();
  now += 1;
  beside();
  expect(onClose).toHaveBeenCalledOnce();
});

test('what was typed is not lost by a press beside it', async () => {
  const onClose = await show();
  await userEvent.type(screen.getByLabelText('Name'), 'Carrier');
  now += 1_000;
  beside();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('what was searched for is no loss', async () => {
  const onClose = await show('search');
  await userEvent.type(screen.getByLabelText('Name'), 'Carrier');
  now += 1_000;
  beside();
  expect(onClose).toHaveBeenCalledOnce();
});

test.each([
  ['a secret', (onClose: () => void) => <SecretOnce id="c1" secret="s3cret" onClose={onClose} />],
  ['a link', (onClose: () => void) => <LinkOnce title="Bob" about="" name="Link" link="/x" onClose={onClose} />],
])('%s that is shown once goes by its button only', async (_, part) => {
  const onClose = vi.fn();
  await draw(part(onClose));
  await opened();
  now += 1_000;
  beside();
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('button', { name: 'Close' })).toBeNull();
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'I have kept it' }));
  expect(onClose).toHaveBeenCalledOnce();
});

test('a panel at the side holds what was typed as a dialog does', async () => {
  const onClose = vi.fn();
  await draw(
    <SidePanel title="Request" onClose={onClose}>
      <TextInput aria-label="Name" />
    </SidePanel>,
  );
  await opened();
  beside();
  now += 1_000;
  await userEvent.type(screen.getByLabelText('Name'), 'Carrier');
  now += 1_000;
  beside();
  expect(onClose).not.toHaveBeenCalled();
});
