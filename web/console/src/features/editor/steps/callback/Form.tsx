import { NumberOrVariable } from '../../fields/NumberOrVariable';
import { ResourceField } from '../../fields/ResourceField';
import { SettingNumber } from '../../fields/SettingNumber';
import { SettingSwitch } from '../../fields/SettingSwitch';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const TO = ['to'];
const FROM = ['from'];
const GROUP = ['ring_group', 'id'];
const WAIT = ['max_wait_minutes'];
const PRIORITY = ['priority'];
const END = ['end_current_call'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <NumberOrVariable step={step} path={FROM} label={t('call.from')} own />
      <NumberOrVariable step={step} path={TO} label={t('call.to')} own={false} />
      <ResourceField step={step} path={GROUP} label={t('callback.group')} of="ring_groups" required />
      <SettingNumber step={step} path={WAIT} label={t('callback.wait')} min={5} max={2880} standard={180} />
      <SettingNumber
        step={step}
        path={PRIORITY}
        label={t('callback.priority')}
        hint={t('callback.priority_hint')}
        min={1}
        max={10}
        standard={10}
      />
      <SettingSwitch step={step} path={END} label={t('callback.end')} />
    </>
  );
};
