import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Skeleton } from '../../../components/Skeleton';
import { interactionQuery } from '../api/oneInteraction';
import { plain } from '../model/verdict';
import { OutcomeBadge } from './OutcomeBadge';
import { StepTable } from './StepTable';

const TRACE_ROWS = 3;

const Content = ({ interactionId }: { interactionId: string }) => {
  const { t } = useTranslation('interactions');
  const { data } = useSuspenseQuery(interactionQuery(interactionId));
  return (
    <div className="flex flex-col gap-2">
      <p aria-live="polite">
        <span className="sr-only">{t('state')}</span> <OutcomeBadge interaction={data} />{' '}
        {data.reason !== null && <span className="text-soft">{plain(data.reason)}</span>}{' '}
        <Link
          to="/interactions/$interactionId"
          params={{ interactionId }}
          search={{}}
          className="text-brand hover:underline"
        >
          {t('open')}
        </Link>
      </p>
      <Suspense fallback={<Skeleton rows={TRACE_ROWS} />}>
        <StepTable interactionId={interactionId} lastEvent={data.last_event} />
      </Suspense>
    </div>
  );
};

/** What an interaction does, while it does it: below the request that started it, and on its own page. */
export const Trace = ({ interactionId }: { interactionId: string }) => (
  <Boundary scope="interactions:read" waiting={<Skeleton rows={TRACE_ROWS} />}>
    <Content interactionId={interactionId} />
  </Boundary>
);
