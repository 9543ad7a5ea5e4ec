import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { flowsQuery } from '../../features/flows/api/listFlows';

/** Flows by name, and their versions; asked for when the palette opens, so that nobody waits for it before. */
export const usePlaces = (wanted: boolean) => {
  const { t } = useTranslation('flows');
  const { data } = useQuery({ ...flowsQuery, enabled: wanted });
  return (data ?? []).flatMap(({ flow_id, name }) => [
    { id: flow_id, label: name, to: `/flows/${flow_id}/edit` },
    { id: `${flow_id} versions`, label: t('versionsOf', { flow: name }), to: `/flows/${flow_id}/versions` },
  ]);
};
