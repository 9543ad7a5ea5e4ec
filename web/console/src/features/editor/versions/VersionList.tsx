import { Link } from '@tanstack/react-router';
import { Badge } from '../../../components/Badge';
import { type Column, Table } from '../../../components/Table';
import { useAuthor } from '../../../lib/api/authors';
import type { Version } from '../../../lib/api/bodies';
import { systemClock } from '../../../lib/time/clock';
import { ago, exactMoment } from '../../../lib/time/format';
import type { Opened } from '../api/draft';
import type { Pair } from '../model/versions';
import { useVersionsText } from './text';
import { VersionMenu } from './VersionMenu';

interface Props {
  versions: readonly Version[];
  draft: Opened | null;
  onCompare: (pair: Pair) => void;
  onRestore: (number: number) => void;
}

type Row = {
  key: string;
  at: string;
  by: string | null;
  version?: Version;
  before?: Version | undefined;
  basedOn?: number | null;
};

const LINK = 'font-medium text-brand hover:underline';

/** The flow's past as a line of time, the draft on top. */
export const VersionList = ({ versions, draft, onCompare, onRestore }: Props) => {
  const { t } = useVersionsText();
  const authorOf = useAuthor();
  const rows: Row[] = [
    ...(draft
      ? [{ key: 'draft', at: draft.body.saved_at, by: draft.body.saved_by, basedOn: draft.body.based_on }]
      : []),
    ...versions.map((version, i) => ({
      key: `${version.number}`,
      at: version.published_at,
      by: version.published_by,
      version,
      before: versions[i + 1],
    })),
  ];
  const flowId = draft?.body.flow_id ?? versions[0]?.flow_id ?? '';
  const columns: readonly Column<Row>[] = [
    {
      key: 'version',
      title: t('column.version'),
      cell: ({ version }) =>
        version ? (
          <Link to="/flows/$flowId/versions/$number" params={{ flowId, number: `${version.number}` }} className={LINK}>
            {t('which.version', { version: version.number })}
          </Link>
        ) : (
          <Link to="/flows/$flowId/edit" params={{ flowId }} className={LINK}>
            {t('which.draft')}
          </Link>
        ),
    },
    {
      key: 'state',
      title: t('column.state'),
      cell: ({ version }) => (
        <Badge tone={!version ? 'brand' : version.state === 'published' ? 'good' : 'calm'}>
          {t(`state.${version?.state ?? 'draft'}`)}
        </Badge>
      ),
    },
    {
      key: 'at',
      title: t('column.at'),
      cell: ({ at }) => (
        <time dateTime={at} title={exactMoment(at)}>
          {ago(at, systemClock.now())}
        </time>
      ),
    },
    ...(rows.some(({ by }) => by !== null)
      ? [{ key: 'by', title: t('column.by'), cell: ({ by }: Row) => authorOf(by) }]
      : []),
    {
      key: 'message',
      title: t('column.message'),
      cell: ({ version, basedOn }) =>
        version
          ? version.message || <span className="text-soft">{t('noMessage')}</span>
          : basedOn != null && <span className="text-soft">{t('basedOn', { version: basedOn })}</span>,
    },
    {
      key: 'do',
      title: t('column.do'),
      end: true,
      cell: ({ version, before }) =>
        version && <VersionMenu {...{ version, before, onCompare, onRestore }} hasDraft={draft !== null} />,
    },
  ];
  return <Table caption={t('list')} columns={columns} rows={rows} idOf={({ key }) => key} />;
};
