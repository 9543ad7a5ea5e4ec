import { useSuspenseQuery } from '@tanstack/react-query';
import { numberQuery } from '../api/oneNumber';
import { NumberDialog } from './NumberDialog';

export const EditNumber = ({ number, onClose }: { number: string; onClose: () => void }) => {
  const { data } = useSuspenseQuery(numberQuery(number));
  return <NumberDialog number={data} onClose={onClose} />;
};
