import { Field } from '../../../../components/Field';
import { Select } from '../../../../components/Select';
import { useSetting } from '../../desk/useSetting';
import { SettingNumber } from '../../fields/SettingNumber';
import { VariableField } from '../../fields/VariableField';
import { isObject, type Path } from '../../model/json';
import { useEditorText } from '../../text';

/** A weight: a number, or the variable that holds one. */
export const WeightField = ({ step, path, hint }: { step: string; path: Path; hint: string }) => {
  const { t } = useEditorText();
  const { value, set } = useSetting(step, path);
  const byVariable = isObject(value);
  const ways = [
    { value: 'number', label: t('split.number') },
    { value: 'variable', label: t('split.variable') },
  ];
  return (
    <>
      <Field label={t('split.by')} required>
        {(control) => (
          <Select
            {...control}
            choices={ways}
            value={byVariable ? 'variable' : 'number'}
            onChange={(event) => set(event.target.value === 'variable' ? { variable: '' } : 50)}
          />
        )}
      </Field>
      {byVariable ? (
        <VariableField step={step} path={[...path, 'variable']} label={t('split.weight')} />
      ) : (
        <SettingNumber
          step={step}
          path={path}
          label={t('split.weight')}
          hint={hint}
          min={1}
          max={1_000_000}
          standard={50}
        />
      )}
    </>
  );
};
