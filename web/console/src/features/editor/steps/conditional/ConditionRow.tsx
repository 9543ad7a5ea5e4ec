import { Field } from '../../../../components/Field';
import { Select } from '../../../../components/Select';
import { useSetting } from '../../desk/useSetting';
import { SettingChoice } from '../../fields/SettingChoice';
import { SettingText } from '../../fields/SettingText';
import { VariableField } from '../../fields/VariableField';
import { isObject, type Path } from '../../model/json';
import { useEditorText } from '../../text';

const OPERATORS = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'contains'] as const;
const COMPARE = ['', 'text', 'number'] as const;

type With = 'value' | 'variable' | 'nothing';
const FRESH = { value: { value: '' }, variable: { variable: '' }, nothing: undefined };

/** One comparison, read as a sentence: this, is, that. */
export const ConditionRow = ({ step, path }: { step: string; path: Path }) => {
  const { t } = useEditorText();
  const right = useSetting(step, [...path, 'right']);
  const compare = useSetting(step, [...path, 'compare']);
  const against: With = isObject(right.value) ? ('variable' in right.value ? 'variable' : 'value') : 'nothing';
  const ways = (['value', 'variable', 'nothing'] as const).map((w) => ({ value: w, label: t(`condition.with_${w}`) }));
  const kinds = COMPARE.map((c) => ({ value: c, label: t(`condition.compare_${c || 'auto'}`) }));
  return (
    <>
      <VariableField step={step} path={[...path, 'left']} label={t('condition.left')} system />
      <SettingChoice
        step={step}
        path={[...path, 'operator']}
        label={t('condition.operator')}
        standard="eq"
        choices={OPERATORS.map((o) => ({ value: o, label: t(`condition.op_${o}`) }))}
      />
      <Field label={t('condition.against')} fault={null} required>
        {(control) => (
          <Select
            {...control}
            choices={ways}
            value={against}
            onChange={(event) => right.set(FRESH[event.target.value as With])}
          />
        )}
      </Field>
      {against === 'value' && (
        <SettingText step={step} path={[...path, 'right', 'value']} label={t('condition.value')} required />
      )}
      {against === 'variable' && (
        <VariableField step={step} path={[...path, 'right', 'variable']} label={t('condition.variable')} system />
      )}
      <Field label={t('condition.compare')} fault={compare.fault}>
        {(control) => (
          <Select
            {...control}
            choices={kinds}
            value={String(compare.value ?? '')}
            onChange={(event) => compare.set(event.target.value || undefined)}
          />
        )}
      </Field>
    </>
  );
};
