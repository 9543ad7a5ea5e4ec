import { Suspense } from 'react';
import { lazyPart } from '../../components/lazyPart';
import { useSessionLost } from './useSessionLost';

const SignInDialog = lazyPart(() => import('./SignInDialog'), 'SignInDialog');

/** Over the page, which stays as it is: what was typed is not lost when a session ends. */
export const SignInAgain = () => {
  const [lost, found] = useSessionLost();
  return lost ? (
    <Suspense fallback={null}>
      <SignInDialog onDone={found} />
    </Suspense>
  ) : null;
};
