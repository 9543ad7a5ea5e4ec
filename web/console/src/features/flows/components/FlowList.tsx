import { useSuspenseQuery } from '@tanstack/react-query';
import { SearchX, Workflow } from 'lucide-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Empty } from '../../../components/Empty';
import { lazyPart } from '../../../components/lazyPart';
import { toasts } from '../../../components/toasts';
import { useMay } from '../../../lib/actions/useMay';
import { useChangeFlow } from '../api/changeFlow';
import { flowsQuery } from '../api/listFlows';
import type { FlowSearch } from '../model/filters';
import { type Flow, listed } from '../model/listing';
import { FlowTable } from './FlowTable';

const LabelsDialog = lazyPart(() => import('./LabelsDialog'), 'LabelsDialog');
const Confirm = lazyPart(() => import('../../../components/Confirm'), 'Confirm');

interface Props {
  search: FlowSearch;
  onSearch: (change: Partial<FlowSearch>) => void;
}

export const FlowList = ({ search, onSearch }: Props) => {
  const { t } = useTranslation('flows');
  const may = useMay();
  const { data } = useSuspenseQuery(flowsQuery);
  const [labelled, label] = useState<Flow | null>(null);
  const [asked, setAsked] = useState<{ verb: 'archive' | 'delete'; flow: Flow } | null>(null);
  const { change, busy, problem, reset } = useChangeFlow((verb) => {
    setAsked(null);
    toasts.say(t(`done.${verb}`));
  });
  const ask = (verb: 'archive' | 'delete') => (flow: Flow) => {
    reset();
    setAsked({ verb, flow });
  };
  if (data.length === 0) {
    return (
      <Empty icon={Workflow} says={t('empty')}>
        {may('flows:write') && (
          <Button kind="main" onClick={() => onSearch({ create: 'flow' })}>
            {t('create.open')}
          </Button>
        )}
      </Empty>
    );
  }
  const rows = listed(data, search);
  return (
    <>
      <p className="sr-only" aria-live="polite">
        {t('found', { count: rows.length })}
      </p>
      {rows.length === 0 ? (
        <Empty icon={SearchX} says={t('none')}>
          <Button onClick={() => onSearch({ q: undefined, state: undefined, label: undefined })}>{t('clear')}</Button>
        </Empty>
      ) : (
        <FlowTable
          flows={rows}
          onRequest={(request) => onSearch({ request })}
          onLabel={(wanted) => onSearch({ label: wanted })}
          onLabels={label}
          onDuplicate={({ flow_id }) => change({ verb: 'duplicate', flowId: flow_id })}
          onArchive={ask('archive')}
          onDelete={ask('delete')}
        />
      )}
      <Suspense fallback={null}>
        {labelled && <LabelsDialog flow={labelled} onClose={() => label(null)} />}
        {asked && (
          <Confirm
            title={t(`ask.${asked.verb}`, { flow: asked.flow.name })}
            verb={t(`menu.${asked.verb}`)}
            word={asked.verb === 'delete' ? asked.flow.name : undefined}
            busy={busy}
            problem={problem}
            onConfirm={() => change({ verb: asked.verb, flowId: asked.flow.flow_id })}
            onClose={() => setAsked(null)}
          >
            {t(`askAbout.${asked.verb}`)}
          </Confirm>
        )}
      </Suspense>
    </>
  );
};
