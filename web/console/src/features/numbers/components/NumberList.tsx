import { useSuspenseQuery } from '@tanstack/react-query';
import { Hash } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button';
import { Empty } from '../../../components/Empty';
import { type Column, Table } from '../../../components/Table';
import { useMay } from '../../../lib/actions/useMay';
import { type AccountNumber, numbersQuery } from '../api/numbers';
import { trunksQuery } from '../api/trunkChoices';

interface Props {
  /** Left out: the list is only read. */
  change?: { onEdit: (number: AccountNumber) => void; onRemove: (number: AccountNumber) => void };
}

export const NumberList = ({ change }: Props) => {
  const { t } = useTranslation('numbers');
  const { data: numbers } = useSuspenseQuery(numbersQuery);
  const { data: trunks } = useSuspenseQuery(trunksQuery(useMay()('trunks:read')));
  if (numbers.length === 0) return <Empty icon={Hash} says={t('empty')} />;
  const columns: readonly Column<AccountNumber>[] = [
    {
      key: 'number',
      title: t('column.number'),
      cell: ({ number }) => <span className="font-medium tabular-nums">{number}</span>,
    },
    { key: 'label', title: t('column.label'), cell: ({ label }) => label },
    {
      key: 'trunk',
      title: t('column.trunk'),
      extra: true,
      cell: ({ trunk_id }) =>
        trunk_id === null ? t('byRoute') : (trunks.find((trunk) => trunk.trunk_id === trunk_id)?.name ?? trunk_id),
    },
  ];
  const doing: Column<AccountNumber> | undefined = change && {
    key: 'do',
    title: t('column.do'),
    end: true,
    cell: (number) => (
      <span className="inline-flex gap-1">
        <Button onClick={() => change.onEdit(number)}>{t('edit')}</Button>
        <Button kind="quiet" onClick={() => change.onRemove(number)}>
          {t('remove')}
        </Button>
      </span>
    ),
  };
  const all = doing ? [...columns, doing] : columns;
  return <Table caption={t('title')} columns={all} rows={numbers} idOf={({ number }) => number} />;
};
