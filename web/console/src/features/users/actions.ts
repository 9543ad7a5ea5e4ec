import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const userActions: readonly Action[] = [
  {
    id: 'users.go',
    label: () => i18next.t('users:actions.go'),
    keys: 'g u',
    place: 'everywhere',
    scope: 'users:read',
    run: ({ go }) => go('/users'),
  },
  {
    id: 'users.create',
    label: () => i18next.t('users:add'),
    keys: 'n',
    place: 'users',
    scope: 'users:write',
    run: ({ ask }) => ask({ create: 'user' }),
  },
  {
    id: 'account.go',
    label: () => i18next.t('users:actions.account'),
    keys: 'g a',
    place: 'everywhere',
    run: ({ go }) => go('/account'),
  },
];
