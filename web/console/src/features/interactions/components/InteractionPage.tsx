import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { CopyButton } from '../../../components/CopyButton';
import { PageHead } from '../../../components/PageHead';
import { Tabs } from '../../../components/Tabs';
import { useMay } from '../../../lib/actions/useMay';
import { interactionQuery } from '../api/oneInteraction';
import type { OneInteractionSearch, View } from '../model/filters';
import { isOver } from '../model/verdict';
import { AttemptFacts } from './AttemptFacts';
import { CancelDialog } from './CancelDialog';
import { EventsView } from './EventsView';
import { type DrawFlow, FlowView } from './FlowView';
import { InteractionFacts } from './InteractionFacts';
import { TimeView } from './TimeView';
import { VerdictSentence } from './VerdictSentence';

interface Props {
  interactionId: string;
  search: OneInteractionSearch;
  onSearch: (change: OneInteractionSearch) => void;
  draw: DrawFlow;
  /** Where this page is, to be sent to somebody. */
  address: string;
}

const Content = ({ interactionId, search, onSearch, draw, address }: Props) => {
  const { t } = useTranslation('interactions');
  const may = useMay();
  const { data } = useSuspenseQuery(interactionQuery(interactionId));
  const [asked, ask] = useState(false);
  const flow = <FlowView detail={data} step={search.step} onStep={(step) => onSearch({ step })} draw={draw} />;
  const views: { key: View; content: ReactNode }[] = [
    { key: 'flow', content: flow },
    { key: 'time', content: <TimeView detail={data} /> },
    { key: 'events', content: <EventsView interactionId={interactionId} acceptedAt={data.accepted_at} /> },
  ];
  const tabs = views.map(({ key, content }) => ({
    key,
    title: t(`view.${key}`),
    content: <Boundary>{content}</Boundary>,
  }));
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <VerdictSentence detail={data} />
        <div className="flex gap-2">
          <CopyButton text={address} label={t('copyLink')} />
          {may('interactions:cancel') && !isOver(data) && (
            <Button kind="danger" onClick={() => ask(true)}>
              {t('cancel.verb')}
            </Button>
          )}
        </div>
      </div>
      {data.events_removed && <p className="text-sm text-soft">{t('eventsRemoved')}</p>}
      <Tabs
        name={t('view.title')}
        tabs={tabs}
        chosen={search.view ?? 'flow'}
        onChoose={(view) => onSearch({ view: view as View })}
      />
      {data.attempts.map((attempt) => (
        <AttemptFacts key={attempt.number} attempt={attempt} />
      ))}
      <InteractionFacts detail={data} step={search.step} />
      {asked && (
        <CancelDialog
          interactionId={interactionId}
          whom={data.destination_number ?? data.flow_name}
          onClose={() => ask(false)}
        />
      )}
    </div>
  );
};

/** One call: what became of it and why, the way it took, its time, and all that was stored. */
export const InteractionPage = (props: Props) => {
  const { t } = useTranslation('interactions');
  const { data } = useQuery(interactionQuery(props.interactionId));
  const whom = data?.destination_number;
  return (
    <>
      <PageHead title={data && whom ? t('oneTo', { number: whom, flow: data.flow_name }) : t('one')} />
      <Boundary scope="interactions:read">
        <Content {...props} />
      </Boundary>
    </>
  );
};
