import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';
import { VIEWS } from './model/filters';

export const interactionActions: readonly Action[] = [
  {
    id: 'interactions.go',
    label: () => i18next.t('interactions:actions.go'),
    keys: 'g i',
    place: 'everywhere',
    scope: 'interactions:read',
    run: ({ go }) => go('/interactions'),
  },
  {
    id: 'interactions.filter',
    label: () => i18next.t('interactions:actions.filter'),
    keys: '/',
    place: 'interactions',
    run: ({ filter }) => filter(),
  },
  {
    id: 'interactions.next',
    label: () => i18next.t('interactions:actions.next'),
    keys: 'j',
    place: 'interactions',
    run: ({ step }) => step(1),
  },
  {
    id: 'interactions.before',
    label: () => i18next.t('interactions:actions.before'),
    keys: 'k',
    place: 'interactions',
    run: ({ step }) => step(-1),
  },
  {
    id: 'interactions.cancel',
    label: () => i18next.t('interactions:actions.cancel'),
    keys: 'x',
    place: 'interactions',
    scope: 'interactions:cancel',
    run: ({ ask, row }) => {
      const cancel = row();
      if (cancel !== null) ask({ cancel });
    },
  },
  ...VIEWS.map(
    (view, i): Action => ({
      id: `interactions.view.${view}`,
      label: () => i18next.t(`interactions:view.${view}`),
      keys: String(i + 1),
      place: 'interaction',
      scope: 'interactions:read',
      run: ({ ask }) => ask({ view }),
    }),
  ),
];
