import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { OneVersion } from '../../features/editor/versions/OneVersion';

const route = getRouteApi('/inside/flows/$flowId/versions/$number');

export const VersionPage = () => {
  const { flowId, number } = route.useParams();
  const { step } = route.useSearch();
  const navigate = route.useNavigate();
  const onStep = useCallback((next: string) => void navigate({ search: { step: next }, replace: true }), [navigate]);
  return (
    <OneVersion
      flowId={flowId}
      number={Number(number)}
      step={step}
      onStep={onStep}
      onEdit={() => void navigate({ to: '/flows/$flowId/edit', params: { flowId } })}
    />
  );
};
