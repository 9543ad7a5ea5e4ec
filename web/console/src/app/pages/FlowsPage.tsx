import { getRouteApi } from '@tanstack/react-router';
import { Flows } from '../../features/flows/components/Flows';
import { Trace } from '../../features/interactions/components/Trace';

const route = getRouteApi('/inside/flows');

export const FlowsPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Flows
      search={search}
      onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
      onOpen={(flowId) => void navigate({ to: '/flows/$flowId/edit', params: { flowId } })}
      trace={(interactionId) => <Trace interactionId={interactionId} />}
    />
  );
};
