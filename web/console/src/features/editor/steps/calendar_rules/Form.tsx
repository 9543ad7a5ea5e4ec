import { ExitName } from '../../fields/ExitName';
import { Rows } from '../../fields/Rows';
import { SettingSwitch } from '../../fields/SettingSwitch';
import { SettingText } from '../../fields/SettingText';
import { TimeZoneField } from '../../fields/TimeZoneField';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { freeExit } from '../freeExit';

const RULES = ['rules'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <Rows
      step={step}
      path={RULES}
      title={t('rule.rules')}
      add={t('rule.add')}
      fresh={(rows) => ({ exit: freeExit(rows, 'closed'), timezone: 'Etc/UTC', dates: [] })}
      row={(path) => (
        <>
          <ExitName step={step} path={[...path, 'exit']} label={t('rule.exit')} />
          <TimeZoneField step={step} path={[...path, 'timezone']} />
          <SettingSwitch step={step} path={[...path, 'repeats_annually']} label={t('calendar.annually')} />
          <Rows
            step={step}
            path={[...path, 'dates']}
            title={t('calendar.dates')}
            add={t('calendar.add_date')}
            max={400}
            fresh={() => ({ from: '' })}
            row={(date) => (
              <>
                <SettingText
                  step={step}
                  path={[...date, 'from']}
                  label={t('calendar.from')}
                  placeholder="2026-12-24"
                  required
                />
                <SettingText
                  step={step}
                  path={[...date, 'to']}
                  label={t('calendar.to')}
                  hint={t('calendar.to_hint')}
                  placeholder="2026-12-31"
                />
              </>
            )}
          />
        </>
      )}
    />
  );
};
