import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { draw } from './draw';

/** Draws a part that has links or reads the address, at any address of the console; answers with where it is. */
export const drawRoute = async (part: ReactNode, world: Parameters<typeof draw>[1] = {}, at = '/') => {
  const root = createRootRoute({ component: () => part, notFoundComponent: () => null });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: [at] }) });
  await router.load();
  const drawn = await draw(<RouterProvider router={router as never} />, world);
  return { ...drawn, place: () => router.state.location.href };
};
