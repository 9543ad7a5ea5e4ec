import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Confirm } from '../../../components/Confirm';
import { Failure } from '../../../components/Failure';
import { FilePicker } from '../../../components/FilePicker';
import { PageHead } from '../../../components/PageHead';
import { toasts } from '../../../components/toasts';
import { useMay } from '../../../lib/actions/useMay';
import { useRemovePrompt, useReplaceSound, useUploadPrompt } from '../api/changePrompt';
import type { Prompt } from '../api/prompts';
import { promptName } from '../model/promptName';
import { PromptList } from './PromptList';

export const Prompts = () => {
  const { t } = useTranslation('prompts');
  const write = useMay()('prompts:write');
  const [removed, setRemoved] = useState<Prompt | null>(null);
  const upload = useUploadPrompt(({ name }) => toasts.say(t('uploaded', { name })));
  const replace = useReplaceSound(() => toasts.say(t('replaced')));
  const { run, busy, problem, reset } = useRemovePrompt(() => setRemoved(null));
  const sound = upload.problem ?? replace.problem;
  return (
    <>
      <PageHead title={t('title')} about={t('about')}>
        {write && (
          <FilePicker
            label={t('upload')}
            accept="audio/*"
            onPick={(file) => upload.run({ file, name: promptName(file.name) })}
          />
        )}
      </PageHead>
      {sound && (
        <div className="mb-3">
          <Failure problem={sound} />
        </div>
      )}
      <Boundary scope="prompts:read">
        <PromptList
          onReplace={write ? (prompt, file) => replace.run({ prompt, file }) : undefined}
          onRemove={(prompt) => {
            reset();
            setRemoved(prompt);
          }}
        />
      </Boundary>
      {removed && (
        <Confirm
          title={t('removeTitle', { name: removed.name })}
          verb={t('remove')}
          busy={busy}
          problem={problem}
          onConfirm={() => run(removed.prompt_id)}
          onClose={() => setRemoved(null)}
        >
          {t('removeAbout')}
        </Confirm>
      )}
    </>
  );
};
