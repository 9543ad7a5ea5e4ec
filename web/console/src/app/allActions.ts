import i18next from 'i18next';
import { clientActions } from '../features/clients/actions';
import { flowActions } from '../features/flows/actions';
import { homeActions } from '../features/home/actions';
import { interactionActions } from '../features/interactions/actions';
import { numberActions } from '../features/numbers/actions';
import { promptActions } from '../features/prompts/actions';
import { reportActions } from '../features/reports/actions';
import { trunkActions } from '../features/trunks/actions';
import { userActions } from '../features/users/actions';
import type { Action } from '../lib/actions/action';

/** Every action of the console: what a feature adds to its own table is in menus, palette and list of keys at once. */
export const allActions: readonly Action[] = [
  {
    id: 'app.palette',
    label: () => i18next.t('palette.title'),
    keys: 'mod+k',
    place: 'everywhere',
    run: ({ show }) => show('palette'),
  },
  {
    id: 'app.keys',
    label: () => i18next.t('keys.title'),
    keys: '?',
    place: 'everywhere',
    run: ({ show }) => show('keys'),
  },
  ...homeActions,
  ...flowActions,
  ...interactionActions,
  ...reportActions,
  ...trunkActions,
  ...numberActions,
  ...promptActions,
  ...clientActions,
  ...userActions,
];
