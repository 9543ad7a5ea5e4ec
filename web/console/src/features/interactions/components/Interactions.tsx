import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { PageHead } from '../../../components/PageHead';
import { filtersOf, type InteractionSearch, NO_FILTERS } from '../model/filters';
import { InteractionFilters, type Known } from './InteractionFilters';
import { InteractionList } from './InteractionList';

interface Props {
  search: InteractionSearch;
  onSearch: (change: Partial<InteractionSearch>) => void;
  known: Known;
}

export const Interactions = ({ search, onSearch, known }: Props) => {
  const { t } = useTranslation('interactions');
  const filters = filtersOf(search);
  return (
    <>
      <PageHead title={t('title')} about={t('about')} />
      <InteractionFilters filters={filters} known={known} onChange={onSearch} />
      <Boundary key={JSON.stringify(filters)} scope="interactions:read">
        <InteractionList
          filters={filters}
          cancelling={search.cancel}
          onCancel={(cancel) => onSearch({ cancel })}
          onClear={() => onSearch(NO_FILTERS)}
        />
      </Boundary>
    </>
  );
};
