import { lazy, Suspense, useSyncExternalStore } from 'react';
import { toasts } from './toasts';

const ToastStack = lazy(async () => ({ default: (await import('./ToastStack')).ToastStack }));

/** Where news appears; what draws it comes with the first. */
export const Toasts = () => {
  const all = useSyncExternalStore(toasts.subscribe, toasts.all);
  return all.length > 0 ? (
    <Suspense fallback={null}>
      <ToastStack all={all} />
    </Suspense>
  ) : null;
};
