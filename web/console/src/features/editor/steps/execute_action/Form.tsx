import { ResourceField } from '../../fields/ResourceField';
import { SettingChoice } from '../../fields/SettingChoice';
import { SettingNumber } from '../../fields/SettingNumber';
import { TemplateText } from '../../fields/TemplateText';
import { TextMap } from '../../fields/TextMap';
import { useEditorText } from '../../text';
import type { FormProps } from '../form';
import { RetryFields } from './RetryFields';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ value: method, label: method }));
const CONNECTION = ['connection'];
const METHOD = ['action', 'method'];
const PATH = ['action', 'path'];
const QUERY = ['action', 'query'];
const HEADERS = ['action', 'headers'];
const BODY = ['action', 'body'];
const TIMEOUT = ['action', 'timeout_seconds'];
const INPUTS = ['inputs'];
const OUTPUTS = ['outputs'];

export const Form = ({ step }: FormProps) => {
  const { t } = useEditorText();
  return (
    <>
      <ResourceField step={step} path={CONNECTION} label={t('action.connection')} of="connections" required />
      <SettingChoice step={step} path={METHOD} label={t('action.method')} choices={METHODS} standard="GET" />
      <TemplateText
        step={step}
        path={PATH}
        label={t('action.path')}
        max={4096}
        rows={1}
        required
        hint={t('action.path_hint')}
      />
      <TextMap step={step} path={QUERY} title={t('action.query')} value={t('map.value')} />
      <TextMap step={step} path={HEADERS} title={t('action.headers')} value={t('map.value')} />
      <TemplateText
        step={step}
        path={BODY}
        label={t('action.body')}
        max={65_536}
        rows={6}
        hint={t('action.body_hint')}
      />
      <TextMap
        step={step}
        path={INPUTS}
        title={t('action.inputs')}
        value={t('map.value')}
        hint={t('action.inputs_hint')}
      />
      <TextMap
        step={step}
        path={OUTPUTS}
        title={t('action.outputs')}
        value={t('action.place')}
        hint={t('action.outputs_hint')}
      />
      <SettingNumber step={step} path={TIMEOUT} label={t('service.timeout')} min={5} max={30} standard={10} />
      <RetryFields step={step} />
    </>
  );
};
