import { useTranslation } from 'react-i18next';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { type InteractionSearch, OUTCOMES } from '../model/filters';

interface Props {
  search: InteractionSearch;
  onChange: (change: Partial<InteractionSearch>) => void;
}

export const InteractionFilters = ({ search, onChange }: Props) => {
  const { t } = useTranslation('interactions');
  return (
    <search className="mb-3 flex flex-wrap gap-2">
      <TextInput
        type="search"
        data-filter
        className="max-w-64"
        aria-label={t('filter.number')}
        placeholder={t('filter.number')}
        value={search.number ?? ''}
        onChange={({ target }) => onChange({ number: target.value || undefined })}
      />
      <Select
        className="max-w-52"
        aria-label={t('filter.outcome')}
        choices={[
          { value: '', label: t('filter.every') },
          ...OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
        ]}
        value={search.outcome ?? ''}
        onChange={({ target }) => onChange({ outcome: (target.value || undefined) as InteractionSearch['outcome'] })}
      />
    </search>
  );
};
