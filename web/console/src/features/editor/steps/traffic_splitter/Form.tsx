import { useSetting } from '../../desk/useSetting';
import { ExitName } from '../../fields/ExitName';
import { Rows } from '../../fields/Rows';
import { SettingSwitch } from '../../fields/SettingSwitch';
import { isList, isObject } from '../../model/json';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { freeExit } from '../freeExit';
import { sharesOf } from './shares';
import { WeightField } from './WeightField';

const RULES = ['rules'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const { value } = useSetting(step, RULES);
  const shares = sharesOf(isList(value) ? value.map((rule) => (isObject(rule) ? rule : {})) : []);
  return (
    <Rows
      step={step}
      path={RULES}
      title={t('split.shares')}
      add={t('split.add')}
      fresh={(rows) => ({ exit: freeExit(rows, 'a'), weight: 50 })}
      row={(path, index) => (
        <>
          <ExitName step={step} path={[...path, 'exit']} label={t('rule.exit')} />
          <WeightField
            step={step}
            path={[...path, 'weight']}
            hint={shares ? t('split.share', { percent: shares[index] ?? '0.0' }) : t('split.depends')}
          />
          <SettingSwitch step={step} path={[...path, 'enabled']} label={t('split.enabled')} standard />
        </>
      )}
    />
  );
};
