import { useQuery } from '@tanstack/react-query';
import { flowsQuery } from '../../features/flows/api/listFlows';

/** Flows by name; asked for when the palette opens, so that nobody waits for it before. */
export const usePlaces = (wanted: boolean) => {
  const { data } = useQuery({ ...flowsQuery, enabled: wanted });
  return (data ?? []).map(({ flow_id, name }) => ({ id: flow_id, label: name, to: `/flows/${flow_id}/edit` }));
};
