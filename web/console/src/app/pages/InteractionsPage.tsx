import { getRouteApi } from '@tanstack/react-router';
import { Interactions } from '../../features/interactions/components/Interactions';

const route = getRouteApi('/inside/interactions');

export const InteractionsPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Interactions
      search={search}
      onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
};
