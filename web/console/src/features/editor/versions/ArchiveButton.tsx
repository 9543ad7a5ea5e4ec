import { useState } from 'react';
import { Button } from '../../../components/Button';
import { Confirm } from '../../../components/Confirm';
import { toasts } from '../../../components/toasts';
import { useVersionsText } from './text';
import { useArchive } from './useArchive';

/** Takes a flow out of service, after asking. */
export const ArchiveButton = ({ flowId, name }: { flowId: string; name: string }) => {
  const { t } = useVersionsText();
  const [asked, ask] = useState(false);
  const { run, busy, problem, reset } = useArchive(() => {
    ask(false);
    toasts.say(t('archive.done'));
  });
  return (
    <>
      <Button
        onClick={() => {
          reset();
          ask(true);
        }}
      >
        {t('archive.do')}
      </Button>
      {asked && (
        <Confirm
          title={t('archive.title', { flow: name })}
          verb={t('archive.do')}
          busy={busy}
          problem={problem}
          onConfirm={() => run(flowId)}
          onClose={() => ask(false)}
        >
          {t('archive.about')}
        </Confirm>
      )}
    </>
  );
};
