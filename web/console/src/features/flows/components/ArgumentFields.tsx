import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { TextInput } from '../../../components/TextInput';
import type { Problem } from '../../../lib/api/problem';
import type { Argument, Values } from '../model/testRequest';

interface Props {
  args: readonly Argument[];
  values: Values;
  problem: Problem | null;
  onChange: (name: string, value: string) => void;
}

const INPUT: Record<string, { type: string; inputMode?: 'tel' | 'decimal' | 'numeric' }> = {
  phone: { type: 'tel', inputMode: 'tel' },
  integer: { type: 'text', inputMode: 'numeric' },
  number: { type: 'text', inputMode: 'decimal' },
  date: { type: 'date' },
};

/** One field for each argument, by its type. */
export const ArgumentFields = ({ args, values, problem, onChange }: Props) => {
  const { t } = useTranslation('flows');
  return args.map(({ name, type, required, values: among, default: given, sample, sensitive, max_length }) => {
    const choices = type === 'boolean' ? ['true', 'false'] : among;
    return (
      <Field
        key={name}
        label={name}
        required={required && given === null}
        hint={sensitive ? t('test.sensitive') : t('test.sample', { sample })}
        fault={problem?.at(name)}
      >
        {(control) =>
          choices ? (
            <Select
              {...control}
              choices={['', ...choices].map((value) => ({ value, label: value }))}
              value={values[name] ?? ''}
              onChange={({ target }) => onChange(name, target.value)}
            />
          ) : (
            <TextInput
              {...control}
              {...INPUT[String(type)]}
              maxLength={max_length}
              value={values[name] ?? ''}
              onChange={({ target }) => onChange(name, target.value)}
            />
          )
        }
      </Field>
    );
  });
};
