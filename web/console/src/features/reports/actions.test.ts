import { expect, test, vi } from 'vitest';
import type { World } from '../../lib/actions/action';
import { reportActions } from './actions';

test.each([
  ['[', 'earlier'],
  [']', 'later'],
  ['c', 'csv'],
])('%s presses %s', (keys, button) => {
  const press = vi.fn();
  reportActions.find((action) => action.keys === keys)?.run({ press } as unknown as World);
  expect(press).toHaveBeenCalledWith(button);
});
