import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { keys } from '../../lib/api/keys';
import { sessionLost } from '../../lib/api/sessionLost';

/** Whether the session ended under somebody's hands: the engine answered 401 while he was inside. */
export const useSessionLost = (): [boolean, () => void] => {
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => sessionLost.hear(() => setLost(queries.getQueryData(keys.session) != null)), [queries]);
  return [lost, () => setLost(false)];
};
