import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const numberActions: readonly Action[] = [
  {
    id: 'numbers.go',
    label: () => i18next.t('numbers:actions.go'),
    keys: 'g n',
    place: 'everywhere',
    scope: 'numbers:read',
    run: ({ go }) => go('/numbers'),
  },
  {
    id: 'numbers.create',
    label: () => i18next.t('numbers:add'),
    keys: 'n',
    place: 'numbers',
    scope: 'numbers:write',
    run: ({ ask }) => ask({ create: 'number' }),
  },
];
