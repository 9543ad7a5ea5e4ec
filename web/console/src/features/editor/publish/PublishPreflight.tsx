import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Failure } from '../../../components/Failure';
import { Field } from '../../../components/Field';
import { PreflightChecks } from '../../../components/PreflightChecks';
import { TextInput } from '../../../components/TextInput';
import { asProblem } from '../../../lib/api/problem';
import { type Arguments, preflightDraft } from '../api/preflightDraft';
import { useDesk } from '../desk/desk';
import { sampleArguments } from '../model/sampleArguments';
import { useEditorText } from '../text';

/** Looks at the saved draft as a call of it would, with arguments one can change. */
export const PublishPreflight = ({ disabled }: { disabled: boolean }) => {
  const { t } = useEditorText();
  const { flowId, editor } = useDesk();
  const [values, setValues] = useState<Arguments>(() => sampleArguments(editor.doc()));
  const { mutate, data, error, isPending, reset } = useMutation({ mutationFn: () => preflightDraft(flowId, values) });
  const problem = asProblem(error);
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-2">
        {Object.entries(values).map(([name, value]) => (
          <Field key={name} label={name} required>
            {(control) => (
              <TextInput
                {...control}
                value={value}
                onChange={({ target }) => {
                  setValues({ ...values, [name]: target.value });
                  reset();
                }}
              />
            )}
          </Field>
        ))}
      </div>
      <div>
        <Button busy={isPending} disabled={disabled} onClick={() => mutate()}>
          {t('publish.preflight_do')}
        </Button>
      </div>
      {problem && <Failure problem={problem} />}
      {data && <PreflightChecks findings={data} />}
    </div>
  );
};
