import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Confirm } from '../../../components/Confirm';
import { Failure } from '../../../components/Failure';
import { FilePicker } from '../../../components/FilePicker';
import { PageHead } from '../../../components/PageHead';
import { toasts } from '../../../components/toasts';
import { useMay } from '../../../lib/actions/useMay';
import { besidesOvertaken, isOvertaken } from '../../../lib/editing/theirs';
import { type Replacing, useRemovePrompt, useReplaceSound, useUploadPrompt } from '../api/changePrompt';
import type { Prompt } from '../api/prompts';
import { promptName } from '../model/promptName';
import { EditPrompt } from './EditPrompt';
import { PromptList } from './PromptList';
import { SoundOvertaken } from './SoundOvertaken';

export const Prompts = () => {
  const { t } = useTranslation('prompts');
  const write = useMay()('prompts:write');
  const [edited, setEdited] = useState<Prompt | null>(null);
  const [removed, setRemoved] = useState<Prompt | null>(null);
  const [replacing, setReplacing] = useState<Replacing | null>(null);
  const upload = useUploadPrompt(({ name }) => toasts.say(t('uploaded', { name })));
  const replace = useReplaceSound(() => toasts.say(t('replaced')));
  const { run, busy, problem, reset } = useRemovePrompt(() => setRemoved(null));
  const sound = upload.problem ?? besidesOvertaken(replace.problem);
  // What went wrong before says nothing of what begins now; but a file that waits for the reader's word goes on waiting.
  const put = (given: Replacing) => {
    upload.reset();
    setReplacing(given);
    replace.run(given);
  };
  const ask = (prompt: Prompt) => {
    reset();
    setRemoved(prompt);
  };
  const pick = (file: File) => {
    if (!isOvertaken(replace.problem)) replace.reset();
    upload.run({ file, name: promptName(file.name) });
  };
  const change = {
    busy: replace.busy,
    onEdit: setEdited,
    onReplace: (prompt: Prompt, file: File) => put({ prompt, file }),
    onRemove: ask,
  };
  return (
    <>
      <PageHead title={t('title')} about={t('about')}>
        {write && <FilePicker label={t('upload')} accept="audio/*" busy={upload.busy} onPick={pick} />}
      </PageHead>
      {sound && (
        <div className="mb-3">
          <Failure problem={sound} />
        </div>
      )}
      {replacing && isOvertaken(replace.problem) && (
        <Boundary waiting={null} scope="prompts:read">
          <div className="mb-3">
            <SoundOvertaken refused={replacing} onAgain={put} />
          </div>
        </Boundary>
      )}
      <Boundary scope="prompts:read">
        <PromptList change={write ? change : undefined} />
      </Boundary>
      {edited && (
        <Boundary key={edited.prompt_id} waiting={null} scope="prompts:read">
          <EditPrompt promptId={edited.prompt_id} onClose={() => setEdited(null)} />
        </Boundary>
      )}
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
