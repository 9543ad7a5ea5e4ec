import { Suspense, useSyncExternalStore } from 'react';
import { lazyPart } from './lazyPart';
import { toasts } from './toasts';

const ToastStack = lazyPart(() => import('./ToastStack'), 'ToastStack');

/** Where news appears; what draws it comes with the first. */
export const Toasts = () => {
  const all = useSyncExternalStore(toasts.subscribe, toasts.all);
  return all.length > 0 ? (
    <Suspense fallback={null}>
      <ToastStack all={all} />
    </Suspense>
  ) : null;
};
