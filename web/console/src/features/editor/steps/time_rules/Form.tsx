import { ExitName } from '../../fields/ExitName';
import { Rows } from '../../fields/Rows';
import { SettingChoice } from '../../fields/SettingChoice';
import { SettingText } from '../../fields/SettingText';
import { TimeZoneField } from '../../fields/TimeZoneField';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { freeExit } from '../freeExit';
import { DaysField } from './DaysField';

const RULES = ['rules'];
const FRESH = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00:00', to: '18:00:00' };

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const hours = [
    { value: 'inside', label: t('time.inside') },
    { value: 'outside', label: t('time.outside') },
  ];
  return (
    <Rows
      step={step}
      path={RULES}
      title={t('rule.rules')}
      add={t('rule.add')}
      fresh={(rows) => ({ exit: freeExit(rows, 'open'), timezone: 'Etc/UTC', ranges: [FRESH] })}
      row={(path) => (
        <>
          <ExitName step={step} path={[...path, 'exit']} label={t('rule.exit')} />
          <TimeZoneField step={step} path={[...path, 'timezone']} />
          <SettingChoice
            step={step}
            path={[...path, 'business_hours']}
            label={t('time.hours')}
            choices={hours}
            standard="inside"
            hint={t('time.hours_hint')}
          />
          <Rows
            step={step}
            path={[...path, 'ranges']}
            title={t('time.ranges')}
            add={t('time.add_range')}
            fresh={() => FRESH}
            row={(range) => (
              <>
                <DaysField step={step} path={[...range, 'days']} />
                <SettingText step={step} path={[...range, 'from']} label={t('time.from')} placeholder="09:00:00" />
                <SettingText step={step} path={[...range, 'to']} label={t('time.to')} placeholder="18:00:00" />
              </>
            )}
          />
        </>
      )}
    />
  );
};
