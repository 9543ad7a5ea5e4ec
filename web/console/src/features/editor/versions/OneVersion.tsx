import { useSuspenseQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Badge } from '../../../components/Badge';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { buttonLook } from '../../../components/buttonLook';
import { PageHead } from '../../../components/PageHead';
import { toasts } from '../../../components/toasts';
import { useMay } from '../../../lib/actions/useMay';
import { exactMoment } from '../../../lib/time/format';
import { documentQuery } from '../api/flowDocument';
import { versionsQuery } from '../api/listVersions';
import { FlowLook } from './FlowLook';
import { RestoreDialog } from './RestoreDialog';
import { useVersionsText } from './text';

interface Props {
  flowId: string;
  number: number;
  step: string | undefined;
  onStep: (step: string) => void;
  /** Goes to the editor. */
  onEdit: () => void;
}

const Content = ({ flowId, number, step, onStep, onEdit }: Props) => {
  const { t } = useVersionsText();
  const may = useMay();
  const [{ data: document }, { data: versions }] = useSuspenseQueries({
    queries: [documentQuery(flowId, `${number}`), versionsQuery(flowId)],
  });
  const [asked, ask] = useState(false);
  const version = versions.find((one) => one.number === number);
  return (
    <>
      <PageHead title={t('titleOf', { flow: version?.name ?? flowId, version: number })} about={version?.message ?? ''}>
        {version && (
          <>
            <Badge tone={version.state === 'published' ? 'good' : 'calm'}>{t(`state.${version.state}`)}</Badge>
            <time dateTime={version.published_at} className="text-sm text-soft">
              {exactMoment(version.published_at)}
            </time>
          </>
        )}
        <Link to="/flows/$flowId/versions" params={{ flowId }} search={{}} className={buttonLook()}>
          {t('back')}
        </Link>
        {may('flows:write') && (
          <Button kind="main" onClick={() => ask(true)}>
            {t('menu.restore')}
          </Button>
        )}
      </PageHead>
      <FlowLook
        flowId={flowId}
        document={document}
        chosen={step}
        onChoose={onStep}
        panel
        className="lg:h-[calc(100dvh-12rem)]"
      />
      {asked && (
        <RestoreDialog
          flowId={flowId}
          number={number}
          onClose={() => ask(false)}
          onDone={(isKept) => {
            toasts.say(t(isKept ? 'restore.done' : 'restore.notKept', { version: number }));
            onEdit();
          }}
        />
      )}
    </>
  );
};

/** One version as it was published, in the editor's canvas and panel, to look at only. */
export const OneVersion = (props: Props) => (
  <Boundary scope="flows:read">
    <Content {...props} />
  </Boundary>
);
