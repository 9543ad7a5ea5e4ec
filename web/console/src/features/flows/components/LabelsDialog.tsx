import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { TextInput } from '../../../components/TextInput';
import { useLabelFlow } from '../api/labelFlow';
import { type Flow, readLabels } from '../model/listing';

interface Props {
  flow: Flow;
  onClose: () => void;
}

export const LabelsDialog = ({ flow, onClose }: Props) => {
  const { t } = useTranslation('flows');
  const [typed, type] = useState(flow.labels.join(', '));
  const { save, busy, problem } = useLabelFlow(flow.flow_id, onClose);
  return (
    <FormDialog
      title={t('labels.title', { flow: flow.name })}
      verb={t('labels.save')}
      busy={busy}
      problem={problem}
      shown={[]}
      onSend={() => save(readLabels(typed))}
      onClose={onClose}
    >
      <Field label={t('labels.field')} hint={t('labels.hint')}>
        {(control) => <TextInput {...control} value={typed} onChange={({ target }) => type(target.value)} />}
      </Field>
    </FormDialog>
  );
};
