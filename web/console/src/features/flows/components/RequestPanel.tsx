import { useSuspenseQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Notice } from '../../../components/Notice';
import { SidePanel } from '../../../components/SidePanel';
import { useMay } from '../../../lib/actions/useMay';
import { requestQuery } from '../api/requestDetails';
import { AnswersExplained } from './AnswersExplained';
import { NewClient } from './NewClient';
import { RequestFacts } from './RequestFacts';
import { RequestSamples } from './RequestSamples';
import { TestRequest } from './TestRequest';

interface Props {
  flowId: string;
  onClose: () => void;
  trace: (interactionId: string) => ReactNode;
}

const Content = ({ flowId, trace }: Omit<Props, 'onClose'>) => {
  const { t } = useTranslation('flows');
  const may = useMay();
  const { data: details } = useSuspenseQuery(requestQuery(flowId));
  return (
    <div className="flex flex-col gap-6">
      <p className="font-medium">{details.flow_name}</p>
      {details.published ? null : <Notice tone="warn">{t('request.unpublished')}</Notice>}
      <RequestFacts details={details} />
      <RequestSamples details={details} />
      <AnswersExplained details={details} />
      {may('clients:write') && <NewClient details={details} />}
      {may('flows-interactions:start') && details.published && <TestRequest details={details} trace={trace} />}
    </div>
  );
};

/** All that is needed to start a flow from outside, and a way to try it here. */
export const RequestPanel = ({ flowId, onClose, trace }: Props) => {
  const { t } = useTranslation('flows');
  return (
    <SidePanel title={t('request.title')} about={t('request.about')} onClose={onClose}>
      <Boundary scope="flows:read">
        <Content flowId={flowId} trace={trace} />
      </Boundary>
    </SidePanel>
  );
};
