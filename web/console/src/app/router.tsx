import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from '@tanstack/react-router';
import { versionSearch, versionsSearch } from '../features/editor/model/address';
import { flowSearch, oneFlowSearch } from '../features/flows/model/filters';
import { interactionSearch, oneInteractionSearch } from '../features/interactions/model/filters';
import { reportSearch } from '../features/reports/model/filters';
import { ahead } from '../lib/ahead/ahead';
import { Broken } from './Broken';
import { NotFound } from './NotFound';
import { Shell } from './Shell';

const root = createRootRoute({ component: Outlet, errorComponent: Broken, notFoundComponent: NotFound });

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./pages/SetUpPage'), 'SetUpPage'),
});

const password = createRoute({
  getParentRoute: () => root,
  path: '/password',
  component: lazyRouteComponent(() => import('./session/SetPassword'), 'SetPassword'),
});

/** Everything for which one must be signed in. */
const inside = createRoute({ getParentRoute: () => root, id: 'inside', component: Shell });

const home = createRoute({
  getParentRoute: () => inside,
  path: '/',
  component: lazyRouteComponent(() => import('./pages/HomePage'), 'HomePage'),
});

const flows = createRoute({
  getParentRoute: () => inside,
  path: '/flows',
  validateSearch: flowSearch,
  component: lazyRouteComponent(() => import('./pages/FlowsPage'), 'FlowsPage'),
});

const editor = createRoute({
  getParentRoute: () => inside,
  path: '/flows/$flowId/edit',
  validateSearch: oneFlowSearch,
  component: lazyRouteComponent(() => import('./pages/EditorPage'), 'EditorPage'),
});

const versions = createRoute({
  getParentRoute: () => inside,
  path: '/flows/$flowId/versions',
  validateSearch: versionsSearch,
  component: lazyRouteComponent(() => import('./pages/VersionsPage'), 'VersionsPage'),
});

const version = createRoute({
  getParentRoute: () => inside,
  path: '/flows/$flowId/versions/$number',
  validateSearch: versionSearch,
  component: lazyRouteComponent(() => import('./pages/VersionPage'), 'VersionPage'),
});

const interactions = createRoute({
  getParentRoute: () => inside,
  path: '/interactions',
  validateSearch: interactionSearch,
  component: lazyRouteComponent(() => import('./pages/InteractionsPage'), 'InteractionsPage'),
});

const interaction = createRoute({
  getParentRoute: () => inside,
  path: '/interactions/$interactionId',
  validateSearch: oneInteractionSearch,
  component: lazyRouteComponent(() => import('./pages/OneInteractionPage'), 'OneInteractionPage'),
});

const trunks = createRoute({
  getParentRoute: () => inside,
  path: '/trunks',
  component: lazyRouteComponent(() => import('../features/trunks/components/Trunks'), 'Trunks'),
});

const numbers = createRoute({
  getParentRoute: () => inside,
  path: '/numbers',
  component: lazyRouteComponent(() => import('../features/numbers/components/Numbers'), 'Numbers'),
});

const prompts = createRoute({
  getParentRoute: () => inside,
  path: '/prompts',
  component: lazyRouteComponent(() => import('../features/prompts/components/Prompts'), 'Prompts'),
});

const clients = createRoute({
  getParentRoute: () => inside,
  path: '/clients',
  component: lazyRouteComponent(() => import('../features/clients/components/Clients'), 'Clients'),
});

const reports = createRoute({
  getParentRoute: () => inside,
  path: '/reports',
  validateSearch: reportSearch,
  component: lazyRouteComponent(() => import('./pages/ReportsPage'), 'ReportsPage'),
});

const users = createRoute({
  getParentRoute: () => inside,
  path: '/users',
  component: lazyRouteComponent(() => import('./pages/UsersPage'), 'UsersPage'),
});

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  component: lazyRouteComponent(() => import('./pages/AccountPage'), 'AccountPage'),
});

const pages = [
  home,
  flows,
  editor,
  versions,
  version,
  interactions,
  interaction,
  reports,
  trunks,
  numbers,
  prompts,
  clients,
  users,
  account,
] as const;

// Whoever goes to another section while the engine is away finds the page, if not what is on it.
for (const { options } of pages) ahead.add(async () => options.component?.preload?.());

const tree = root.addChildren([setup, password, inside.addChildren(pages)]);

export const router = createRouter({ routeTree: tree, basepath: '/console', defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
