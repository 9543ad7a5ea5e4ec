import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { act } from '@testing-library/react';
import type { ReactNode } from 'react';
import { draw } from './draw';

/** The same for a part that has links or looks into its address; every address shows it. */
export const drawRouted = async (part: ReactNode, at = '/', world: Parameters<typeof draw>[1] = {}) => {
  const root = createRootRoute({ component: Outlet });
  const anywhere = createRoute({ getParentRoute: () => root, path: '$', component: () => part });
  const start = createRoute({ getParentRoute: () => root, path: '/', component: () => part });
  const router = createRouter({
    routeTree: root.addChildren([start, anywhere]),
    history: createMemoryHistory({ initialEntries: [at] }),
  });
  await act(() => router.load());
  const drawn = await draw(<RouterProvider router={router as never} />, world);
  return { ...drawn, address: () => router.state.location.href };
};
