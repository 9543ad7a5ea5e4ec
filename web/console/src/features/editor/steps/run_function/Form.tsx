import { ResourceField } from '../../fields/ResourceField';
import { SettingNumber } from '../../fields/SettingNumber';
import { TextMap } from '../../fields/TextMap';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const FUNCTION = ['function'];
const INPUTS = ['inputs'];
const TIMEOUT = ['timeout_seconds'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <ResourceField step={step} path={FUNCTION} label={t('function.function')} of="functions" required />
      <TextMap
        step={step}
        path={INPUTS}
        title={t('function.inputs')}
        value={t('map.value')}
        hint={t('function.inputs_hint')}
      />
      <SettingNumber step={step} path={TIMEOUT} label={t('service.timeout')} min={1} max={10} standard={2} />
    </>
  );
};
