import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const reportActions: readonly Action[] = [
  {
    id: 'reports.go',
    label: () => i18next.t('reports:actions.go'),
    keys: 'g r',
    place: 'everywhere',
    scope: 'reports:read',
    run: ({ go }) => go('/reports'),
  },
  {
    id: 'reports.filter',
    label: () => i18next.t('reports:actions.filter'),
    keys: '/',
    place: 'reports',
    run: ({ filter }) => filter(),
  },
  {
    id: 'reports.earlier',
    label: () => i18next.t('reports:actions.earlier'),
    keys: '[',
    place: 'reports',
    run: ({ press }) => press('earlier'),
  },
  {
    id: 'reports.later',
    label: () => i18next.t('reports:actions.later'),
    keys: ']',
    place: 'reports',
    run: ({ press }) => press('later'),
  },
  {
    id: 'reports.csv',
    label: () => i18next.t('reports:csv'),
    keys: 'c',
    place: 'reports',
    scope: 'reports:read',
    run: ({ press }) => press('csv'),
  },
  {
    id: 'reports.next',
    label: () => i18next.t('reports:actions.next'),
    keys: 'j',
    place: 'reports',
    run: ({ step }) => step(1),
  },
  {
    id: 'reports.before',
    label: () => i18next.t('reports:actions.before'),
    keys: 'k',
    place: 'reports',
    run: ({ step }) => step(-1),
  },
];
