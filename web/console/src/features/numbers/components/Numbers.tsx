import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Confirm } from '../../../components/Confirm';
import { ListPage } from '../../../components/ListPage';
import { useAsked } from '../../../lib/actions/useAsked';
import { useMay } from '../../../lib/actions/useMay';
import type { AccountNumber } from '../api/numbers';
import { useRemoveNumber } from '../api/removeNumber';
import { EditNumber } from './EditNumber';
import { NumberDialog } from './NumberDialog';
import { NumberList } from './NumberList';

export const Numbers = () => {
  const { t } = useTranslation('numbers');
  const write = useMay()('numbers:write');
  const [adding, setAdding] = useAsked('create', 'number');
  const [edited, setEdited] = useState<AccountNumber | null>(null);
  const [removed, setRemoved] = useState<AccountNumber | null>(null);
  const { run, busy, problem, reset } = useRemoveNumber(() => setRemoved(null));
  const add = write ? { label: t('add'), onAdd: () => setAdding(true) } : undefined;
  const ask = (number: AccountNumber) => {
    reset();
    setRemoved(number);
  };
  return (
    <>
      <ListPage title={t('title')} about={t('about')} scope="numbers:read" add={add}>
        <NumberList change={write ? { onEdit: setEdited, onRemove: ask } : undefined} />
      </ListPage>
      <Boundary key={edited?.number} waiting={null} scope="trunks:read">
        {adding && write && <NumberDialog number={null} onClose={() => setAdding(false)} />}
        {edited && <EditNumber number={edited.number} onClose={() => setEdited(null)} />}
      </Boundary>
      {removed && (
        <Confirm
          title={t('removeTitle', { number: removed.number })}
          verb={t('remove')}
          busy={busy}
          problem={problem}
          onConfirm={() => run(removed.number)}
          onClose={() => setRemoved(null)}
        >
          {t('removeAbout')}
        </Confirm>
      )}
    </>
  );
};
