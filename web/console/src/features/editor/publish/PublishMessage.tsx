import { Field } from '../../../components/Field';
import { TextArea } from '../../../components/TextArea';
import { useEditorText } from '../text';

export const MESSAGE_MAX = 500;

interface Props {
  value: string;
  fault: string | null;
  onChange: (value: string) => void;
}

/** Why it is published, in the author's words. */
export const PublishMessage = ({ value, fault, onChange }: Props) => {
  const { t } = useEditorText();
  const left = t('publish.message_left', { count: MESSAGE_MAX - value.length });
  return (
    <Field label={t('publish.message')} hint={`${t('publish.message_about')} ${left}.`} fault={fault}>
      {(control) => (
        <TextArea
          {...control}
          maxLength={MESSAGE_MAX}
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </Field>
  );
};
