import { getRouteApi } from '@tanstack/react-router';
import { Versions } from '../../features/editor/versions/Versions';

const route = getRouteApi('/inside/flows/$flowId/versions');

export const VersionsPage = () => {
  const { flowId } = route.useParams();
  const { from, to } = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Versions
      flowId={flowId}
      from={from}
      to={to}
      onPick={(pair) => void navigate({ search: (before) => ({ ...before, ...pair }), replace: true })}
      onEdit={() => void navigate({ to: '/flows/$flowId/edit', params: { flowId } })}
    />
  );
};
