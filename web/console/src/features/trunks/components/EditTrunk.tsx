import { useSuspenseQuery } from '@tanstack/react-query';
import { trunkQuery } from '../api/oneTrunk';
import { TrunkDialog } from './TrunkDialog';

export const EditTrunk = ({ trunkId, onClose }: { trunkId: string; onClose: () => void }) => {
  const { data } = useSuspenseQuery(trunkQuery(trunkId));
  return <TrunkDialog trunk={data} onClose={onClose} />;
};
