import { useSuspenseQuery } from '@tanstack/react-query';
import type { Marks } from '../../../lib/flow/marks';
import { documentQuery } from '../api/flowDocument';
import { FlowLook } from './FlowLook';

interface Props {
  flowId: string;
  version: number;
  marks: Marks;
  chosen: string | undefined;
  onChoose: (step: string) => void;
}

/** One version of a flow with what somebody marks on it. */
export const VersionCanvas = ({ flowId, version, ...look }: Props) => {
  const { data } = useSuspenseQuery(documentQuery(flowId, `${version}`));
  return <FlowLook flowId={flowId} document={data} className="h-[28rem] max-lg:h-80" {...look} />;
};
