import { useSuspenseQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, useMemo } from 'react';
import { holds } from '../../lib/actions/scopes';
import { MayContext } from '../../lib/actions/useMay';
import { sessionQuery } from './calls';

// Most who come are signed in.
const SignIn = lazy(async () => ({ default: (await import('./SignIn')).SignIn }));

/** Lets in who is signed in, and tells everybody below what he may. */
export const SessionGate = ({ children }: { children: ReactNode }) => {
  const { data: session } = useSuspenseQuery(sessionQuery);
  const scopes = session?.scopes;
  const may = useMemo(() => (scope: string) => holds(scopes ?? [], scope), [scopes]);
  return session ? <MayContext value={may}>{children}</MayContext> : <SignIn />;
};
