import { useSuspenseQuery } from '@tanstack/react-query';
import { EllipsisVertical, KeyRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/Badge';
import { Empty } from '../../../components/Empty';
import { Menu } from '../../../components/Menu';
import { type Column, Table } from '../../../components/Table';
import { moment } from '../../../lib/time/format';
import { type Client, clientsQuery } from '../api/clients';

export type ClientVerb = 'edit' | 'renew' | 'remove';

interface Props {
  /** Left out: the list is only read. */
  onAsk?: (verb: ClientVerb, client: Client) => void;
}

export const ClientList = ({ onAsk }: Props) => {
  const { t } = useTranslation('clients');
  const { data: clients } = useSuspenseQuery(clientsQuery);
  if (clients.length === 0) return <Empty icon={KeyRound} says={t('empty')} />;
  const verbs = ['edit', 'renew', 'remove'] as const;
  const columns: readonly Column<Client>[] = [
    {
      key: 'name',
      title: t('column.name'),
      cell: ({ name, client_id, enabled }) => (
        <div className="min-w-64">
          <span className="font-medium">{name}</span> {!enabled && <Badge tone="warn">{t('off')}</Badge>}
          <code className="block font-mono text-xs break-all text-soft">{client_id}</code>
        </div>
      ),
    },
    {
      key: 'scopes',
      title: t('column.scopes'),
      cell: ({ scopes }) => (
        <span className="line-clamp-2 text-soft" title={scopes.join(' ')}>
          {scopes.join(', ')}
        </span>
      ),
    },
    {
      key: 'made',
      title: t('column.made'),
      extra: true,
      cell: ({ created_at }) => <span className="whitespace-nowrap">{moment(created_at)}</span>,
    },
  ];
  const doing: Column<Client> = {
    key: 'do',
    title: t('column.do'),
    end: true,
    cell: (client) => (
      <Menu
        name={t('menu', { name: client.name })}
        icon={EllipsisVertical}
        items={verbs.map((verb) => ({
          key: verb,
          label: t(`verb.${verb}`),
          danger: verb === 'remove',
          onChoose: () => onAsk?.(verb, client),
        }))}
      />
    ),
  };
  const all = onAsk ? [...columns, doing] : columns;
  return <Table caption={t('title')} columns={all} rows={clients} idOf={({ client_id }) => client_id} />;
};
