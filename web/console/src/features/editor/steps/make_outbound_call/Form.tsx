import { NumberOrVariable } from '../../fields/NumberOrVariable';
import { ResourceField } from '../../fields/ResourceField';
import { SettingSlider } from '../../fields/SettingSlider';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <NumberOrVariable step={step} path={FROM} label={t('call.from')} hint={t('call.from_hint')} own />
      <NumberOrVariable step={step} path={TO} label={t('call.to')} own={false} />
      <SettingSlider
        step={step}
        path={RING}
        label={t('call.ring')}
        min={10}
        max={35}
        standard={15}
        said={(seconds) => t('call.seconds', { count: seconds })}
      />
      <ResourceField step={step} path={TRUNK} label={t('call.trunk')} of="trunks" hint={t('call.trunk_hint')} />
    </>
  );
};

const FROM = ['from'];
const TO = ['to'];
const RING = ['ring_seconds'];
const TRUNK = ['trunk'];
