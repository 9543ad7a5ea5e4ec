import { NumberOrVariable } from '../../fields/NumberOrVariable';
import { ResourceField } from '../../fields/ResourceField';
import { SettingChoice } from '../../fields/SettingChoice';
import { SettingNumber } from '../../fields/SettingNumber';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const TO = ['to'];
const RING = ['ring_seconds'];
const SHOW = ['show'];
const TRUNK = ['trunk'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  const shown = [
    { value: 'account_number', label: t('forward.account_number') },
    { value: 'contact_number', label: t('forward.contact_number') },
  ];
  return (
    <>
      <NumberOrVariable step={step} path={TO} label={t('forward.to')} own={false} />
      <SettingNumber step={step} path={RING} label={t('call.ring')} min={1} max={600} standard={35} />
      <SettingChoice step={step} path={SHOW} label={t('forward.show')} choices={shown} standard="account_number" />
      <ResourceField step={step} path={TRUNK} label={t('call.trunk')} of="trunks" hint={t('call.trunk_hint')} />
    </>
  );
};
