import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { flowsQuery } from '../../features/flows/api/listFlows';
import { Interactions } from '../../features/interactions/components/Interactions';
import { trunksQuery } from '../../features/trunks/api/trunks';
import { useMay } from '../../lib/actions/useMay';

const route = getRouteApi('/inside/interactions');

export const InteractionsPage = () => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const { data: flows } = useQuery({ ...flowsQuery, enabled: may('flows:read') });
  const { data: trunks } = useQuery({ ...trunksQuery, enabled: may('trunks:read') });
  const known = {
    flows: (flows ?? []).map(({ flow_id, name }) => ({ value: flow_id, label: name })),
    trunks: (trunks ?? []).map(({ trunk_id, name }) => ({ value: trunk_id, label: name })),
  };
  return (
    <Interactions
      search={search}
      known={known}
      onSearch={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
    />
  );
};
