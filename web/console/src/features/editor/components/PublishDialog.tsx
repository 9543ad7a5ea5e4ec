import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Dialog } from '../../../components/Dialog';
import { Failure } from '../../../components/Failure';
import { Field } from '../../../components/Field';
import { Notice } from '../../../components/Notice';
import { TextArea } from '../../../components/TextArea';
import { keys } from '../../../lib/api/keys';
import { asProblem } from '../../../lib/api/problem';
import { publish } from '../api/publish';
import { useDesk } from '../desk/desk';
import { useStore } from '../desk/useEditorState';
import { errorsOf } from '../model/faults';
import { Differences } from './Differences';

const MESSAGE_MAX = 500;

/** Makes the draft the version that runs: what is in the way, what changes, and why. */
export const PublishDialog = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation('editor');
  const { flowId, saver, faults } = useDesk();
  const queries = useQueryClient();
  const all = useStore(faults);
  const pending = useSyncExternalStore(saver.subscribe, () => saver.state().pending !== null);
  const etag = useSyncExternalStore(saver.subscribe, () => saver.state().base.etag);
  const [message, setMessage] = useState('');
  const { mutate, isPending, error, data } = useMutation({
    mutationFn: () => publish({ flow_id: flowId, etag, message }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.flows.all }),
  });
  const problem = asProblem(error);
  const errors = errorsOf(all);
  return (
    <Dialog title={t('publish.title')} onClose={onClose}>
      <div className="flex flex-col gap-4">
        {errors > 0 && (
          <Notice tone="bad">
            {t('publish.faults', { count: errors })}
            <ul className="list-disc ps-5">
              {all
                .filter((fault) => fault.severity === 'error')
                .map((fault) => (
                  <li key={fault.code + fault.path}>{fault.message}</li>
                ))}
            </ul>
          </Notice>
        )}
        {pending && <Notice>{t('publish.unsent')}</Notice>}
        <Differences key={etag} etag={etag} />
        <Field label={t('publish.message')} hint={t('publish.message_hint')} fault={problem?.at('message') ?? null}>
          {(control) => (
            <TextArea
              {...control}
              maxLength={MESSAGE_MAX}
              value={message}
              onChange={(event) => setMessage(event.target.value)}
            />
          )}
        </Field>
        {problem && <Failure problem={problem} shown={['message']} />}
        {data && (
          <Notice tone="good" urgent>
            {t('publish.done', { version: data.number })}
          </Notice>
        )}
        {!data && (
          <Button
            kind="main"
            busy={isPending}
            disabled={errors > 0}
            onClick={() => (pending ? saver.flush() : mutate())}
          >
            {pending ? t('top.save') : t('publish.do')}
          </Button>
        )}
      </div>
    </Dialog>
  );
};
