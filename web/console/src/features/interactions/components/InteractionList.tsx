import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { PhoneCall, SearchX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Confirm } from '../../../components/Confirm';
import { Empty } from '../../../components/Empty';
import { useMay } from '../../../lib/actions/useMay';
import { useCancelInteraction } from '../api/cancelInteraction';
import { interactionsQuery } from '../api/listInteractions';
import type { InteractionSearch } from '../model/filters';
import type { Interaction } from '../model/verdict';
import { InteractionTable } from './InteractionTable';

interface Props {
  search: InteractionSearch;
  onClear: () => void;
}

export const InteractionList = ({ search, onClear }: Props) => {
  const { t } = useTranslation('interactions');
  const may = useMay();
  const {
    data,
    hasNextPage,
    fetchNextPage,
    isFetchingNextPage: more,
  } = useSuspenseInfiniteQuery(interactionsQuery(search));
  const [asked, setAsked] = useState<Interaction | null>(null);
  const { cancel, busy, problem, reset } = useCancelInteraction(() => setAsked(null));
  const rows = data.pages.flatMap(({ items }) => items);
  const filtered = Object.values(search).some((value) => value !== undefined);
  if (rows.length === 0) {
    return (
      <Empty icon={filtered ? SearchX : PhoneCall} says={filtered ? t('none') : t('empty')}>
        {filtered && <Button onClick={onClear}>{t('clear')}</Button>}
      </Empty>
    );
  }
  const ask = (interaction: Interaction) => {
    reset();
    setAsked(interaction);
  };
  return (
    <>
      <InteractionTable rows={rows} onCancel={may('interactions:cancel') ? ask : undefined} />
      {hasNextPage && (
        <div className="mt-3 text-center">
          <Button busy={more} onClick={() => void fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
      {asked && (
        <Confirm
          title={t('cancel.title', { number: asked.destination_number ?? asked.flow_name })}
          verb={t('cancel.verb')}
          busy={busy}
          problem={problem}
          onConfirm={() => cancel(asked.interaction_id)}
          onClose={() => setAsked(null)}
        >
          {t('cancel.about')}
        </Confirm>
      )}
    </>
  );
};
