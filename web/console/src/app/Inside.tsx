import { useQuery } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { Keyboard, Search } from 'lucide-react';
import { Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../components/IconButton';
import { lazyPart } from '../components/lazyPart';
import { Offline } from '../components/Offline';
import { useMay } from '../lib/actions/useMay';
import { allActions } from './allActions';
import { Navigation } from './Navigation';
import { usePlaces } from './palette/usePlaces';
import { placeOf } from './place';
import { AccountMenu } from './session/AccountMenu';
import { sessionQuery } from './session/calls';
import { countHere, tableOf } from './shortcuts/table';
import { useShortcuts } from './shortcuts/useShortcuts';
import { useStream } from './stream/useStream';
import { LookMenu } from './theme/LookMenu';
import { useAhead } from './useAhead';
import { useWorld } from './useWorld';

/** Dialogs come when they are asked for: the first page does not wait for them. */
const Palette = lazyPart(() => import('./palette/Palette'), 'Palette');
const KeysHelp = lazyPart(() => import('./shortcuts/KeysHelp'), 'KeysHelp');

const actions = tableOf(allActions);

/** Asked for again in the background, to know whether the engine can be reached. */
const PULSE_MS = 30_000;

/** The frame around every page: navigation, what is always at hand, and the page itself. */
export const Inside = () => {
  const { t } = useTranslation('app');
  const may = useMay();
  const { pathname } = useLocation();
  const [shown, show] = useState<'palette' | 'keys' | null>(null);
  const world = useWorld(show);
  const here = useMemo(() => countHere(actions, placeOf(pathname), may), [pathname, may]);
  useShortcuts(here, world);
  useStream();
  useAhead();
  const places = usePlaces(shown === 'palette' && may('flows:read'));
  const { isError } = useQuery({ ...sessionQuery, refetchInterval: PULSE_MS });
  const close = () => show(null);
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#content"
        className="sr-only rounded-control bg-card px-3 py-2 focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-50"
      >
        {t('skip')}
      </a>
      {isError && <Offline />}
      <header className="flex items-center gap-1 border-b bg-card px-3 py-1.5">
        <span className="grow px-2 font-semibold text-brand">{t('product')}</span>
        <IconButton icon={Search} name={t('palette.title')} onClick={() => show('palette')} />
        <IconButton icon={Keyboard} name={t('keys.title')} onClick={() => show('keys')} />
        <LookMenu />
        <AccountMenu />
      </header>
      <div className="flex grow flex-col md:flex-row">
        <div className="border-b bg-card p-2 md:w-52 md:shrink-0 md:border-e md:border-b-0">
          <Navigation />
        </div>
        <main id="content" tabIndex={-1} className="min-w-0 grow px-4 py-5 outline-none md:px-6">
          <Outlet />
        </main>
      </div>
      <Suspense fallback={null}>
        {shown === 'palette' && <Palette actions={here} world={world} places={places} onClose={close} />}
        {shown === 'keys' && <KeysHelp actions={here} onClose={close} />}
      </Suspense>
    </div>
  );
};
