import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { Boundary } from '../../components/Boundary';
import { lazyPart } from '../../components/lazyPart';
import { Skeleton } from '../../components/Skeleton';
import type { DrawFlow } from '../../features/interactions/components/FlowView';
import { InteractionPage } from '../../features/interactions/components/InteractionPage';

const VersionCanvas = lazyPart(() => import('../../features/editor/versions/VersionCanvas'), 'VersionCanvas');

const CANVAS_ROWS = 8;

const route = getRouteApi('/inside/interactions/$interactionId');

/** The flow that ran; where it cannot be read any more the steps below stand alone. */
const draw: DrawFlow = (drawn) => (
  <Boundary scope="flows:read" waiting={<Skeleton rows={CANVAS_ROWS} />}>
    <VersionCanvas {...drawn} />
  </Boundary>
);

export const OneInteractionPage = () => {
  const { interactionId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const onSearch = useCallback(
    (change: typeof search) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true }),
    [navigate],
  );
  return (
    <InteractionPage
      interactionId={interactionId}
      search={search}
      onSearch={onSearch}
      draw={draw}
      address={globalThis.location.href}
    />
  );
};
