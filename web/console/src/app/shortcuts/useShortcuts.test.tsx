// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { KeyboardEvent } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { draw } from '../../../tests/draw';
import { Button } from '../../components/Button';
import { Dialog } from '../../components/Dialog';
import { TextInput } from '../../components/TextInput';
import type { Action, World } from '../../lib/actions/action';
import { useShortcuts } from './useShortcuts';

const help = vi.fn();
const own = vi.fn();
const pressed = vi.fn();
const heard = vi.fn();
const actions: readonly Action[] = [{ id: 'help', label: () => 'Help', keys: '?', place: 'everywhere', run: help }];

beforeEach(() => vi.clearAllMocks());

const Page = ({ asks = false }: { asks?: boolean }) => {
  useShortcuts(actions, {} as World);
  const onKeyDown = (event: KeyboardEvent) => {
    heard(event.key);
    if (event.key !== 'p') return;
    event.preventDefault();
    own();
  };
  return (
    <>
      <TextInput aria-label="Elsewhere" />
      <Button onClick={pressed}>Press</Button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as the editor hears its keys, whatever in it has the focus */}
      <div data-keys onKeyDown={onKeyDown}>
        <TextInput aria-label="Inside" />
      </div>
      {asks && (
        <Dialog title="Sure?" onClose={() => {}}>
          .
        </Dialog>
      )}
    </>
  );
};

test('a part with keys of its own hears them while nothing has the focus, and the page hears the rest once', async () => {
  await draw(<Page />);
  await userEvent.keyboard('p');
  expect(own).toHaveBeenCalledOnce();
  await userEvent.keyboard('?');
  expect(help).toHaveBeenCalledOnce();
});

test('what is pressed in it is heard once', async () => {
  await draw(<Page />);
  await userEvent.type(screen.getByLabelText('Inside'), 'p');
  expect(own).toHaveBeenCalledOnce();
});

test('it hears nothing that is typed elsewhere, nor while a dialog is open', async () => {
  const { unmount } = await draw(<Page />);
  await userEvent.type(screen.getByLabelText('Elsewhere'), 'p?');
  unmount();
  await draw(<Page asks />);
  await userEvent.keyboard('p');
  expect([own.mock.calls.length, help.mock.calls.length]).toEqual([0, 0]);
});

test('beside a button elsewhere it hears letters, but not what presses that button', async () => {
  await draw(<Page />);
  screen.getByRole('button').focus();
  await userEvent.keyboard('p {Enter}');
  expect(pressed).toHaveBeenCalledTimes(2);
  expect(heard.mock.calls).toEqual([['p']]);
});
