import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const clientActions: readonly Action[] = [
  {
    id: 'clients.go',
    label: () => i18next.t('clients:actions.go'),
    keys: 'g c',
    place: 'everywhere',
    scope: 'clients:read',
    run: ({ go }) => go('/clients'),
  },
  {
    id: 'clients.create',
    label: () => i18next.t('clients:add'),
    keys: 'n',
    place: 'clients',
    scope: 'clients:write',
    run: ({ ask }) => ask({ create: 'client' }),
  },
];
