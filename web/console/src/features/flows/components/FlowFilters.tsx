import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import type { FlowSearch } from '../model/filters';

interface Props {
  search: FlowSearch;
  onChange: (change: Partial<FlowSearch>) => void;
}

export const FlowFilters = ({ search, onChange }: Props) => {
  const { t } = useTranslation('flows');
  const states = (['published', 'draft', 'errors'] as const).map((value) => ({ value, label: t(`filter.${value}`) }));
  return (
    <search className="mb-3 flex flex-wrap gap-2">
      <TextInput
        type="search"
        data-filter
        className="max-w-72"
        aria-label={t('filter.text')}
        placeholder={t('filter.text')}
        value={search.q ?? ''}
        onChange={({ target }) => onChange({ q: target.value || undefined })}
      />
      <Select
        className="max-w-48"
        aria-label={t('filter.state')}
        choices={[{ value: '', label: t('filter.every') }, ...states]}
        value={search.state ?? ''}
        onChange={({ target }) => onChange({ state: (target.value || undefined) as FlowSearch['state'] })}
      />
      <Select
        className="max-w-48"
        aria-label={t('filter.sort')}
        choices={[
          { value: 'changed', label: t('filter.changed') },
          { value: 'name', label: t('filter.name') },
        ]}
        value={search.sort ?? 'changed'}
        onChange={({ target }) => onChange({ sort: target.value === 'name' ? 'name' : undefined })}
      />
      {search.label !== undefined && (
        <Button onClick={() => onChange({ label: undefined })}>
          {t('labels.shown', { label: search.label })}
          <X size={16} aria-label={t('labels.all')} />
        </Button>
      )}
    </search>
  );
};
