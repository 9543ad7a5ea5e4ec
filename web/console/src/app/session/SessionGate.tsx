import { useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { lazyPart } from '../../components/lazyPart';
import { holds } from '../../lib/actions/scopes';
import { MayContext } from '../../lib/actions/useMay';
import { MeContext } from '../../lib/actions/useMe';
import { sessionQuery } from './calls';

// Most who come are signed in.
const SignIn = lazyPart(() => import('./SignIn'), 'SignIn');

/** Lets in who is signed in, and tells everybody below what he may. */
export const SessionGate = ({ children }: { children: ReactNode }) => {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const scopes = session?.scopes;
  const may = useMemo(() => (scope: string) => holds(scopes ?? [], scope), [scopes]);
  if (!session) return <SignIn />;
  // Somebody else who signs in over the page gets one of his own.
  return (
    <MeContext value={session.user.user_id}>
      <MayContext key={session.user.user_id} value={may}>
        {children}
      </MayContext>
    </MeContext>
  );
};
