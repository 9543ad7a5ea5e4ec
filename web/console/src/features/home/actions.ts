import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const homeActions: readonly Action[] = [
  {
    id: 'home.go',
    label: () => i18next.t('home:actions.go'),
    keys: 'g h',
    place: 'everywhere',
    run: ({ go }) => go('/'),
  },
];
