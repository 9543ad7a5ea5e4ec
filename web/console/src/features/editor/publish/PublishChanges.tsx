import type { Version } from '../../../lib/api/bodies';
import { systemClock } from '../../../lib/time/clock';
import { ago } from '../../../lib/time/format';
import { useDesk } from '../desk/desk';
import { DRAFT, numbered } from '../model/versions';
import { useEditorText } from '../text';
import { Comparing } from '../versions/Comparing';
import { ChangedBy } from './ChangedBy';

interface Props {
  running: Version | undefined;
  /** Nothing is in service, as far as is known. */
  isFirst: boolean;
  isSame: boolean;
  etag: string;
}

/** What callers will meet that they do not meet now. */
export const PublishChanges = ({ running, isFirst, isSame, etag }: Props) => {
  const { t } = useEditorText();
  const { flowId } = useDesk();
  if (isFirst) return <p className="text-sm">{t('publish.first')}</p>;
  if (!running) return null;
  if (isSame) {
    const when = ago(running.published_at, systemClock.now());
    return <p className="text-sm">{t('publish.same', { version: running.number, when })}</p>;
  }
  return (
    <>
      <ChangedBy flowId={flowId} etag={etag} />
      <Comparing flowId={flowId} from={numbered(running)} to={DRAFT} seen={etag} />
    </>
  );
};
