import { Field } from '../../../components/Field';
import { Select } from '../../../components/Select';
import { DRAFT, type Pair, type Which } from '../model/versions';
import { useVersionsText } from './text';

interface Props {
  pair: Pair;
  choices: readonly Which[];
  onPick: (pair: Partial<Pair>) => void;
}

/** Which two documents are compared. */
export const ComparePicker = ({ pair, choices, onPick }: Props) => {
  const { t } = useVersionsText();
  const named = choices.map((value) => ({
    value,
    label: value === DRAFT ? t('which.draft') : t('which.version', { version: value }),
  }));
  return (
    <div className="flex flex-wrap gap-3">
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(`compare.${end}`)} required>
          {(control) => (
            <Select
              {...control}
              choices={named}
              value={pair[end]}
              onChange={({ target }) => onPick({ [end]: target.value as Which })}
            />
          )}
        </Field>
      ))}
    </div>
  );
};
