import { useSuspenseQuery } from '@tanstack/react-query';
import { Cable } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Button } from '../../../components/Button';
import { Empty } from '../../../components/Empty';
import { type Column, Table } from '../../../components/Table';
import { trunksQuery } from '../api/trunks';
import { formOf, type Trunk } from '../model/form';
import { TrunkState } from './TrunkState';

interface Props {
  /** Left out: the list is only read. */
  change?: { onEdit: (trunk: Trunk) => void; onRemove: (trunk: Trunk) => void };
}

export const TrunkList = ({ change }: Props) => {
  const { t } = useTranslation('trunks');
  const { data: trunks } = useSuspenseQuery(trunksQuery);
  if (trunks.length === 0) return <Empty icon={Cable} says={t('empty')} />;
  const columns: readonly Column<Trunk>[] = [
    { key: 'name', title: t('column.name'), cell: ({ name }) => <span className="font-medium">{name}</span> },
    {
      key: 'state',
      title: t('column.state'),
      cell: ({ trunk_id }) => (
        <Boundary waiting={t('asking')}>
          <TrunkState trunkId={trunk_id} />
        </Boundary>
      ),
    },
    { key: 'gateways', title: t('column.gateways'), extra: true, cell: (trunk) => formOf(trunk).gateways },
    {
      key: 'prefixes',
      title: t('column.prefixes'),
      extra: true,
      cell: (trunk) => formOf(trunk).prefixes || t('every'),
    },
  ];
  const doing: Column<Trunk> | undefined = change && {
    key: 'do',
    title: t('column.do'),
    end: true,
    cell: (trunk) => (
      <span className="inline-flex gap-1">
        <Button onClick={() => change.onEdit(trunk)}>{t('edit')}</Button>
        <Button kind="quiet" onClick={() => change.onRemove(trunk)}>
          {t('remove')}
        </Button>
      </span>
    ),
  };
  const all = doing ? [...columns, doing] : columns;
  return <Table caption={t('title')} columns={all} rows={trunks} idOf={({ trunk_id }) => trunk_id} />;
};
