import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { type Choice, Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import { BLAMED, countOf, type Filters, isoOf, localOf, OUTCOMES, STATES } from '../model/filters';
import { TextFilter } from './TextFilter';

/** Names of what interactions belong to; of other features, so they are handed in. */
export type Known = { flows: readonly Choice[]; trunks: readonly Choice[] };

interface Props {
  filters: Filters;
  known: Known;
  onChange: (change: Partial<Filters>) => void;
}

export const InteractionFilters = ({ filters, known, onChange }: Props) => {
  const { t } = useTranslation('interactions');
  const { number, outcome, state, ...more } = filters;
  const words = {
    state: STATES.map((value) => ({ value, label: t(`state_${value}`) })),
    outcome: OUTCOMES.map((value) => ({ value, label: t(`outcome.${value}`) })),
    party: BLAMED.map((value) => ({ value, label: t(`party.${value}`) })),
    flow: withOwn(known.flows, filters.flow),
    trunk: withOwn(known.trunks, filters.trunk),
  };
  const pick = (name: keyof typeof words) => (
    <Select
      className="max-w-52"
      aria-label={t(`filter.${name}`)}
      choices={[{ value: '', label: t(`filter.every_${name}`) }, ...words[name]]}
      value={filters[name] ?? ''}
      onChange={({ target }) =>
        onChange({ [name]: target.value || undefined, ...(name === 'flow' && { version: undefined }) })
      }
    />
  );
  return (
    <search className="mb-3 flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        <TextFilter first name={t('filter.number')} value={number} onChange={(value) => onChange({ number: value })} />
        {pick('outcome')}
        {pick('state')}
      </div>
      <details open={countOf(more) > 0}>
        <summary className="cursor-pointer text-sm text-soft">{t('filter.more', { count: countOf(more) })}</summary>
        <div className="flex flex-wrap items-end gap-2 pt-2">
          {pick('flow')}
          {filters.flow !== undefined && (
            <TextFilter
              name={t('filter.version')}
              value={filters.version === undefined ? undefined : String(filters.version)}
              onChange={(value) => onChange({ version: Number.parseInt(value ?? '', 10) || undefined })}
            />
          )}
          {pick('party')}
          {pick('trunk')}
          {(['reason', 'id'] as const).map((name) => (
            <TextFilter
              key={name}
              name={t(`filter.${name}`)}
              value={filters[name]}
              onChange={(value) => onChange({ [name]: value })}
            />
          ))}
          {(['from', 'to'] as const).map((name) => (
            <Field key={name} label={t(`filter.${name}`)} required>
              {(control) => (
                <TextInput
                  {...control}
                  type="datetime-local"
                  value={localOf(filters[name])}
                  onChange={({ target }) => onChange({ [name]: isoOf(target.value) })}
                />
              )}
            </Field>
          ))}
        </div>
      </details>
    </search>
  );
};

/** What is filtered by stays in its list, also when it is not known any more. */
const withOwn = (choices: readonly Choice[], own: string | undefined): readonly Choice[] =>
  own === undefined || choices.some(({ value }) => value === own) ? choices : [...choices, { value: own, label: own }];
