import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

/** What can be invoked in the Flow Manager. */
export const flowActions: readonly Action[] = [
  {
    id: 'flows.go',
    label: () => i18next.t('flows:actions.go'),
    keys: 'g f',
    place: 'everywhere',
    scope: 'flows:read',
    run: ({ go }) => go('/flows'),
  },
  {
    id: 'flows.create',
    label: () => i18next.t('flows:create.open'),
    keys: 'n',
    place: 'flows',
    scope: 'flows:write',
    run: ({ ask }) => ask({ create: 'flow' }),
  },
  {
    id: 'flows.filter',
    label: () => i18next.t('flows:actions.filter'),
    keys: '/',
    place: 'flows',
    run: ({ filter }) => filter(),
  },
  {
    id: 'flows.request',
    label: () => i18next.t('flows:actions.request'),
    keys: 'r',
    place: 'flows',
    scope: 'flows:read',
    run: ({ ask, row }) => {
      const flow = row();
      if (flow !== null) ask({ request: flow });
    },
  },
  {
    id: 'flows.versions',
    label: () => i18next.t('flows:actions.versions'),
    keys: 'v',
    place: 'flows',
    scope: 'flows:read',
    run: ({ go, row }) => {
      const flow = row();
      if (flow !== null) go(`/flows/${flow}/versions`);
    },
  },
  {
    id: 'flows.next',
    label: () => i18next.t('flows:actions.next'),
    keys: 'j',
    place: 'flows',
    run: ({ step }) => step(1),
  },
  {
    id: 'flows.before',
    label: () => i18next.t('flows:actions.before'),
    keys: 'k',
    place: 'flows',
    run: ({ step }) => step(-1),
  },
];
