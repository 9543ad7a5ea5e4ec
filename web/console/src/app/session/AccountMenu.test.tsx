// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../tests/draw';
import { drawRouted } from '../../../tests/drawRouted';
import { Boundary } from '../../components/Boundary';
import { AccountMenu } from './AccountMenu';

const session = {
  user: { user_id: 'u1', login: 'ada', name: 'Ada', role: 'viewer' },
  account: { account_id: 'a1', name: 'default' },
  scopes: [],
  expires_at: '2026-03-08T10:00:00Z',
};

test('everybody finds the way to his own account', async () => {
  answering({ 'GET /v1/session': { body: session } });
  const { address } = await drawRouted(
    <Boundary>
      <AccountMenu />
    </Boundary>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Ada, viewer' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Your account' }));
  await waitFor(() => expect(address()).toBe('/account'));
});
