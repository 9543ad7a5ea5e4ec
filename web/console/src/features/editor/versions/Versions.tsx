import { useSuspenseQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { History } from 'lucide-react';
import { useState } from 'react';
import { Boundary } from '../../../components/Boundary';
import { buttonLook } from '../../../components/buttonLook';
import { Empty } from '../../../components/Empty';
import { Notice } from '../../../components/Notice';
import { PageHead } from '../../../components/PageHead';
import { Section } from '../../../components/Section';
import { toasts } from '../../../components/toasts';
import { useMay } from '../../../lib/actions/useMay';
import { draftQuery } from '../api/draftState';
import { versionsQuery } from '../api/listVersions';
import { DRAFT, inService, numbered, type Pair, pairOf, usualPair, type Which } from '../model/versions';
import { ArchiveButton } from './ArchiveButton';
import { ComparePicker } from './ComparePicker';
import { Comparing } from './Comparing';
import { RestoreDialog } from './RestoreDialog';
import { useVersionsText } from './text';
import { VersionList } from './VersionList';

interface Props {
  flowId: string;
  from: Which | undefined;
  to: Which | undefined;
  onPick: (pair: Partial<Pair>) => void;
  /** Goes to the editor. */
  onEdit: () => void;
}

const Content = ({ flowId, from, to, onPick, onEdit }: Props) => {
  const { t } = useVersionsText();
  const may = useMay();
  const [{ data: versions }, { data: draft }] = useSuspenseQueries({
    queries: [versionsQuery(flowId), draftQuery(flowId)],
  });
  const [restoring, restore] = useState<number | null>(null);
  const name = versions[0]?.name ?? nameOf(draft?.body.document) ?? flowId;
  const running = inService(versions);
  const pair = pairOf(usualPair(versions, draft !== null), from, to);
  const choices: Which[] = [...(draft ? ([DRAFT] as const) : []), ...versions.map(numbered)];
  const onRestored = (isKept: boolean) => {
    toasts.say(t(isKept ? 'restore.done' : 'restore.notKept', { version: restoring }));
    restore(null);
    onEdit();
  };
  return (
    <>
      <PageHead title={t('title', { flow: name })} about={t('about')}>
        {running && may('flows:publish') && <ArchiveButton flowId={flowId} name={name} />}
        <Link to="/flows/$flowId/edit" params={{ flowId }} className={buttonLook('main')}>
          {t('edit')}
        </Link>
      </PageHead>
      <div className="flex flex-col gap-6">
        {versions.length === 0 && <Empty icon={History} says={t('empty')} />}
        {choices.length > 0 && <VersionList versions={versions} draft={draft} onCompare={onPick} onRestore={restore} />}
        <Section title={t('compare.title')}>
          {pair ? (
            <>
              <ComparePicker pair={pair} choices={choices} onPick={onPick} />
              <Comparing flowId={flowId} {...pair} />
            </>
          ) : (
            <Notice>{t('compare.none')}</Notice>
          )}
        </Section>
      </div>
      {restoring !== null && (
        <RestoreDialog flowId={flowId} number={restoring} onClose={() => restore(null)} onDone={onRestored} />
      )}
    </>
  );
};

const nameOf = (document: { name?: unknown } | undefined): string | null =>
  typeof document?.name === 'string' ? document.name : null;

/** Everything that was published of a flow, what differs between any two, and the way back to one. */
export const Versions = (props: Props) => (
  <Boundary scope="flows:read">
    <Content {...props} />
  </Boundary>
);
