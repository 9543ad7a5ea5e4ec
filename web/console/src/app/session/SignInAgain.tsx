import { lazy, Suspense } from 'react';
import { useSessionLost } from './useSessionLost';

const SignInDialog = lazy(async () => ({ default: (await import('./SignInDialog')).SignInDialog }));

/** Over the page, which stays as it is: what was typed is not lost when a session ends. */
export const SignInAgain = () => {
  const [lost, found] = useSessionLost();
  return lost ? (
    <Suspense fallback={null}>
      <SignInDialog onDone={found} />
    </Suspense>
  ) : null;
};
