import { useSuspenseQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../components/Field';
import { FormDialog } from '../../../components/FormDialog';
import { Overtaken } from '../../../components/Overtaken';
import { TextArea } from '../../../components/TextArea';
import { TextInput } from '../../../components/TextInput';
import { besidesOvertaken } from '../../../lib/editing/theirs';
import { useEditedForm } from '../../../lib/editing/useEditedForm';
import { useSavePrompt } from '../api/changePrompt';
import { promptQuery, readPrompt } from '../api/onePrompt';
import { formOf } from '../model/form';

export const EditPrompt = ({ promptId, onClose }: { promptId: string; onClose: () => void }) => {
  const { t } = useTranslation('prompts');
  const { data: first } = useSuspenseQuery(promptQuery(promptId));
  const { run, busy, problem, reset } = useSavePrompt(onClose);
  const { form, stored, theirs, change } = useEditedForm({
    first,
    empty: { name: '', description: '' },
    formOf,
    read: () => readPrompt(promptId),
    onTaken: reset,
  });
  return (
    <FormDialog
      title={first.body.name}
      verb={t('save')}
      busy={busy}
      problem={besidesOvertaken(problem)}
      shown={['name', 'description']}
      onSend={() => stored && run({ form, stored })}
      onClose={onClose}
    >
      <Field label={t('column.name')} required fault={problem?.at('name')}>
        {(control) => (
          <TextInput {...control} value={form.name} onChange={({ target }) => change({ name: target.value })} />
        )}
      </Field>
      <Field label={t('description')} fault={problem?.at('description')}>
        {(control) => (
          <TextArea
            {...control}
            value={form.description}
            onChange={({ target }) => change({ description: target.value })}
          />
        )}
      </Field>
      <Overtaken
        problem={problem}
        theirs={theirs}
        labelOf={(name) => t(name === 'name' ? 'column.name' : 'description')}
      />
    </FormDialog>
  );
};
