import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const trunkActions: readonly Action[] = [
  {
    id: 'trunks.go',
    label: () => i18next.t('trunks:actions.go'),
    keys: 'g t',
    place: 'everywhere',
    scope: 'trunks:read',
    run: ({ go }) => go('/trunks'),
  },
  {
    id: 'trunks.create',
    label: () => i18next.t('trunks:add'),
    keys: 'n',
    place: 'trunks',
    scope: 'trunks:write',
    run: ({ ask }) => ask({ create: 'trunk' }),
  },
];
