import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { TextArea } from '../../../components/TextArea';
import { TextInput } from '../../../components/TextInput';
import type { Problem } from '../../../lib/api/problem';
import { type Draft, isTooLong, NAME_MAX } from '../model/newFlow';

interface Props {
  draft: Draft;
  problem: Problem | null;
  onChange: (change: Partial<Pick<Draft, 'name' | 'description'>>) => void;
}

export const NamePage = ({ draft, problem, onChange }: Props) => {
  const { t } = useTranslation('flows');
  const long = isTooLong(draft.name) ? t('create.nameTooLong', { count: NAME_MAX }) : null;
  return (
    <>
      <Field label={t('create.name')} required fault={long ?? problem?.at('name')}>
        {(control) => (
          <TextInput
            {...control}
            autoFocus
            value={draft.name}
            onChange={({ target }) => onChange({ name: target.value })}
          />
        )}
      </Field>
      <Field label={t('create.description')} fault={problem?.at('description')}>
        {(control) => (
          <TextArea
            {...control}
            value={draft.description}
            onChange={({ target }) => onChange({ description: target.value })}
          />
        )}
      </Field>
    </>
  );
};
