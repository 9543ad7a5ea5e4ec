import { getRouteApi } from '@tanstack/react-router';
import { Reports } from '../../features/reports/components/Reports';

const route = getRouteApi('/inside/reports');

export const ReportsPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return (
    <Reports
      search={search}
      onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
};
