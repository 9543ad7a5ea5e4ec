import { ExitName } from '../../fields/ExitName';
import { Rows } from '../../fields/Rows';
import { SettingChoice } from '../../fields/SettingChoice';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { freeExit } from '../freeExit';
import { ConditionRow } from './ConditionRow';

const RULES = ['rules'];

const fresh = { left: '', operator: 'eq', right: { value: '' } };

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const matches = [
    { value: 'all', label: t('condition.all') },
    { value: 'any', label: t('condition.any') },
  ];
  return (
    <Rows
      step={step}
      path={RULES}
      title={t('rule.rules')}
      add={t('rule.add')}
      fresh={(rows) => ({ exit: freeExit(rows, 'rule_1'), conditions: [fresh] })}
      row={(path) => (
        <>
          <SettingChoice
            step={step}
            path={[...path, 'match']}
            label={t('condition.match')}
            choices={matches}
            standard="all"
          />
          <Rows
            step={step}
            path={[...path, 'conditions']}
            title={t('condition.conditions')}
            add={t('condition.add')}
            fresh={() => fresh}
            row={(condition) => <ConditionRow step={step} path={condition} />}
          />
          <ExitName step={step} path={[...path, 'exit']} label={t('rule.exit')} />
        </>
      )}
    />
  );
};
