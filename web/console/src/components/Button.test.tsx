// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { draw } from '../../tests/draw';
import { Button } from './Button';

test('a double click sends a form once', async () => {
  const onSend = vi.fn();
  await draw(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        onSend();
      }}
    >
      <Button type="submit">Send</Button>
    </form>,
  );
  await userEvent.dblClick(screen.getByRole('button'));
  expect(onSend).toHaveBeenCalledOnce();
});

test('what sends nothing can be pressed as fast as one likes', async () => {
  const onClick = vi.fn();
  await draw(<Button onClick={onClick}>Later</Button>);
  await userEvent.dblClick(screen.getByRole('button'));
  expect(onClick).toHaveBeenCalledTimes(2);
});
