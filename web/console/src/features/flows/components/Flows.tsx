import { Plus } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { lazyPart } from '../../../components/lazyPart';
import { PageHead } from '../../../components/PageHead';
import { useMay } from '../../../lib/actions/useMay';
import type { FlowSearch } from '../model/filters';
import { FlowFilters } from './FlowFilters';
import { FlowList } from './FlowList';

const RequestPanel = lazyPart(() => import('./RequestPanel'), 'RequestPanel');

/** With the samples in it, which nobody needs before he creates a flow. */
const CreateFlow = lazyPart(() => import('./CreateFlow'), 'CreateFlow');

interface Props {
  search: FlowSearch;
  onSearch: (change: Partial<FlowSearch>) => void;
  /** Goes to the editor of a flow. */
  onOpen: (flowId: string) => void;
  /** Draws what a started interaction does; handed in, for it is of another feature. */
  trace: (interactionId: string) => ReactNode;
}

export const Flows = ({ search, onSearch, onOpen, trace }: Props) => {
  const { t } = useTranslation('flows');
  const may = useMay();
  const close = () => onSearch({ create: undefined, request: undefined });
  return (
    <>
      <PageHead title={t('title')} about={t('about')}>
        {may('flows:write') && (
          <Button kind="main" onClick={() => onSearch({ create: 'flow' })}>
            <Plus size={16} aria-hidden="true" />
            {t('create.open')}
          </Button>
        )}
      </PageHead>
      <FlowFilters search={search} onChange={onSearch} />
      <Boundary scope="flows:read">
        <FlowList search={search} onSearch={onSearch} />
      </Boundary>
      <Suspense fallback={null}>
        {search.create === 'flow' && may('flows:write') && <CreateFlow onClose={close} onCreated={onOpen} />}
        {search.request !== undefined && <RequestPanel flowId={search.request} onClose={close} trace={trace} />}
      </Suspense>
    </>
  );
};
