import { getRouteApi } from '@tanstack/react-router';
import { Suspense } from 'react';
import { lazyPart } from '../../components/lazyPart';
import { Flows } from '../../features/flows/components/Flows';

const Trace = lazyPart(() => import('../../features/interactions/components/Trace'), 'Trace');

const route = getRouteApi('/inside/flows');

export const FlowsPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Flows
      search={search}
      onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
      onOpen={(flowId) => void navigate({ to: '/flows/$flowId/edit', params: { flowId } })}
      trace={(interactionId) => (
        <Suspense fallback={null}>
          <Trace interactionId={interactionId} />
        </Suspense>
      )}
    />
  );
};
