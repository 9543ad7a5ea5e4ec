import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { PageHead } from '../../../components/PageHead';
import type { InteractionSearch } from '../model/filters';
import { InteractionFilters } from './InteractionFilters';
import { InteractionList } from './InteractionList';

interface Props {
  search: InteractionSearch;
  onSearch: (change: Partial<InteractionSearch>) => void;
}

export const Interactions = ({ search, onSearch }: Props) => {
  const { t } = useTranslation('interactions');
  return (
    <>
      <PageHead title={t('title')} about={t('about')} />
      <InteractionFilters search={search} onChange={onSearch} />
      <Boundary scope="interactions:read">
        <InteractionList
          search={search}
          onClear={() => onSearch({ flow: undefined, outcome: undefined, number: undefined })}
        />
      </Boundary>
    </>
  );
};
