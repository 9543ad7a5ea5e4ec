import { ResourceField } from '../../fields/ResourceField';
import { SettingNumber } from '../../fields/SettingNumber';
import { TemplateText } from '../../fields/TemplateText';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';

const CONNECTION = ['connection'];
const QUERY = ['query'];
const TIMEOUT = ['timeout_seconds'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <ResourceField step={step} path={CONNECTION} label={t('action.connection')} of="connections" required />
      <TemplateText
        step={step}
        path={QUERY}
        label={t('salesforce.query')}
        max={20_000}
        rows={6}
        required
        hint={t('salesforce.query_hint')}
      />
      <SettingNumber step={step} path={TIMEOUT} label={t('service.timeout')} min={1} max={10} standard={8} />
    </>
  );
};
