import { useQuery, useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { PhoneCall, SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Empty } from '../../../components/Empty';
import { useMay } from '../../../lib/actions/useMay';
import { interactionsQuery, liveQuery } from '../api/listInteractions';
import { countOf, type Filters } from '../model/filters';
import { liveOnTop, mayBeLive } from '../model/listing';
import { CancelDialog } from './CancelDialog';
import { InteractionTable } from './InteractionTable';

interface Props {
  filters: Filters;
  /** The id of the one that shall perhaps be ended. */
  cancelling: string | undefined;
  onCancel: (interactionId: string | undefined) => void;
  onClear: () => void;
}

export const InteractionList = ({ filters, cancelling, onCancel, onClear }: Props) => {
  const { t } = useTranslation('interactions');
  const may = useMay();
  const {
    data,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage: more,
  } = useSuspenseInfiniteQuery(interactionsQuery(filters));
  const { data: live } = useQuery({ ...liveQuery(filters), enabled: mayBeLive(filters) });
  const rows = liveOnTop(
    data.pages.flatMap(({ items }) => items),
    live ?? [],
  );
  const filtered = countOf(filters) > 0;
  if (rows.length === 0) {
    return (
      <Empty icon={filtered ? SearchX : PhoneCall} says={filtered ? t('none') : t('empty')}>
        {filtered && <Button onClick={onClear}>{t('clear')}</Button>}
      </Empty>
    );
  }
  const mayCancel = may('interactions:cancel');
  const asked = rows.find((row) => row.interaction_id === cancelling);
  return (
    <>
      <InteractionTable rows={rows} onCancel={mayCancel ? (row) => onCancel(row.interaction_id) : undefined} />
      {hasNextPage && (
        <div className="mt-3 text-center">
          <Button busy={more} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {asked && mayCancel && (
        <CancelDialog
          key={asked.interaction_id}
          interactionId={asked.interaction_id}
          whom={asked.destination_number ?? asked.flow_name}
          onClose={() => onCancel(undefined)}
        />
      )}
    </>
  );
};
