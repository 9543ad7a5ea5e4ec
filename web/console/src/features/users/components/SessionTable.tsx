import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import { Button } from '../../../components/Button';
import { type Column, Table } from '../../../components/Table';
import type { SessionRow } from '../../../lib/api/bodies';
import { systemClock } from '../../../lib/time/clock';
import { ago, moment } from '../../../lib/time/format';
import { browserOf } from '../model/browser';

interface Props {
  caption: string;
  sessions: readonly SessionRow[];
  /** Left out: they are only read. */
  onEnd?: (sessionId: string) => void;
}

export const SessionTable = ({ caption, sessions, onEnd }: Props) => {
  const { t } = useTranslation('users');
  const nameOf = ({ agent }: SessionRow) => browserOf(agent) ?? t('sessions.unknown');
  const columns: readonly Column<SessionRow>[] = [
    {
      key: 'browser',
      title: t('sessions.browser'),
      cell: (row) => (
        <span title={row.agent}>
          {nameOf(row)} {row.is_current && <Badge tone="brand">{t('sessions.current')}</Badge>}
        </span>
      ),
    },
    { key: 'since', title: t('sessions.since'), extra: true, cell: ({ created_at }) => moment(created_at) },
    { key: 'seen', title: t('sessions.seen'), cell: ({ seen_at }) => ago(seen_at, systemClock.now()) },
  ];
  const doing: Column<SessionRow> | undefined = onEnd && {
    key: 'do',
    title: t('column.do'),
    end: true,
    // The session that is used here ends by signing out.
    cell: (row) =>
      !row.is_current && (
        <Button aria-label={t('sessions.endNamed', { browser: nameOf(row) })} onClick={() => onEnd(row.session_id)}>
          {t('sessions.end')}
        </Button>
      ),
  };
  return (
    <Table
      caption={caption}
      columns={doing ? [...columns, doing] : columns}
      rows={sessions}
      idOf={({ session_id }) => session_id}
    />
  );
};
