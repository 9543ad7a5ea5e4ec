import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Select } from '../../../components/Select';
import { flowChoicesQuery } from '../api/flowChoices';

interface Props {
  flow: string | undefined;
  onChange: (flow: string | undefined) => void;
}

export const FlowFilter = ({ flow, onChange }: Props) => {
  const { t } = useTranslation('reports');
  const { data: flows } = useSuspenseQuery(flowChoicesQuery);
  // A flow that was deleted is in the report still.
  const gone = flow !== undefined && !flows.some(({ value }) => value === flow);
  return (
    <Select
      className="max-w-52"
      aria-label={t('filter.flow')}
      choices={[
        { value: '', label: t('filter.everyFlow') },
        ...flows,
        ...(gone ? [{ value: flow, label: t('filter.goneFlow') }] : []),
      ]}
      value={flow ?? ''}
      onChange={({ target }) => onChange(target.value || undefined)}
    />
  );
};
