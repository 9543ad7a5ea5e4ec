import { useSuspenseInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { interactionsQuery } from '../api/listInteractions';
import { InteractionTable } from './InteractionTable';

const LATEST = 5;

/** The head of the list of interactions, read as that list is. */
export const LatestInteractions = () => {
  const { t } = useTranslation('interactions');
  const { data } = useSuspenseInfiniteQuery(interactionsQuery({}));
  const rows = data.pages.flatMap(({ items }) => items).slice(0, LATEST);
  return rows.length === 0 ? <p className="text-sm text-soft">{t('empty')}</p> : <InteractionTable rows={rows} />;
};
