import i18next from 'i18next';
import type { Action } from '../../lib/actions/action';

export const promptActions: readonly Action[] = [
  {
    id: 'prompts.go',
    label: () => i18next.t('prompts:actions.go'),
    keys: 'g p',
    place: 'everywhere',
    scope: 'prompts:read',
    run: ({ go }) => go('/prompts'),
  },
];
