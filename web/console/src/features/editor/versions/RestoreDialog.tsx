import { useSuspenseQuery } from '@tanstack/react-query';
import { Boundary } from '../../../components/Boundary';
import { Confirm } from '../../../components/Confirm';
import { Notice } from '../../../components/Notice';
import { systemClock } from '../../../lib/time/clock';
import { ago } from '../../../lib/time/format';
import { differenceQuery } from '../api/difference';
import { draftQuery } from '../api/draftState';
import { DRAFT } from '../model/versions';
import { useVersionsText } from './text';
import { useRestore } from './useRestore';

interface Props {
  flowId: string;
  number: number;
  onClose: () => void;
  onDone: (isKept: boolean) => void;
}

const CHANGED = 412;

const Content = ({ flowId, number, onClose, onDone }: Props) => {
  const { t } = useVersionsText();
  const { data: draft } = useSuspenseQuery(draftQuery(flowId));
  const { restore, busy, problem } = useRestore({ flowId, number, draft, onDone });
  const changed = problem?.status === CHANGED;
  const saved = draft && ago(draft.body.saved_at, systemClock.now());
  return (
    <Confirm
      title={t('restore.title', { version: number })}
      verb={t('restore.verb')}
      busy={busy}
      problem={changed ? null : problem}
      onConfirm={restore}
      onClose={onClose}
    >
      <div className="flex flex-col gap-2">
        <p>{saved === null ? t('restore.noDraft') : t('restore.replaces', { saved })}</p>
        {draft && (
          <Boundary waiting={null}>
            <Replaced key={draft.body.etag} flowId={flowId} number={number} />
          </Boundary>
        )}
        <p className="text-soft">{t('restore.about')}</p>
        {changed && (
          <Notice tone="warn" urgent>
            {t('restore.changed')}
          </Notice>
        )}
      </div>
    </Confirm>
  );
};

/** What becomes of the draft: from it to the version, as restoring goes. */
const Replaced = ({ flowId, number }: { flowId: string; number: number }) => {
  const { t } = useVersionsText();
  const { data } = useSuspenseQuery(differenceQuery(flowId, DRAFT, `${number}`));
  if (data.differences.length === 0) return null;
  return (
    <>
      <p>{t('restore.changes')}</p>
      <ul className="max-h-40 list-disc overflow-y-auto ps-5">
        {data.differences.map(({ text }) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </>
  );
};

/** Asks before a version takes the draft's place, and says which draft that is. */
export const RestoreDialog = (props: Props) => (
  <Boundary waiting={null}>
    <Content {...props} />
  </Boundary>
);
