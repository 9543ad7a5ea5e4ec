import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Boundary } from '../../../components/Boundary';
import { Confirm } from '../../../components/Confirm';
import { ListPage } from '../../../components/ListPage';
import { useAsked } from '../../../lib/actions/useAsked';
import { useMay } from '../../../lib/actions/useMay';
import { useRemoveTrunk } from '../api/changeTrunk';
import type { Trunk } from '../model/form';
import { EditTrunk } from './EditTrunk';
import { TrunkDialog } from './TrunkDialog';
import { TrunkList } from './TrunkList';

export const Trunks = () => {
  const { t } = useTranslation('trunks');
  const write = useMay()('trunks:write');
  const [adding, setAdding] = useAsked('create', 'trunk');
  const [edited, setEdited] = useState<Trunk | null>(null);
  const [removed, setRemoved] = useState<Trunk | null>(null);
  const { run, busy, problem, reset } = useRemoveTrunk(() => setRemoved(null));
  const add = write ? { label: t('add'), onAdd: () => setAdding(true) } : undefined;
  const ask = (trunk: Trunk) => {
    reset();
    setRemoved(trunk);
  };
  return (
    <>
      <ListPage title={t('title')} about={t('about')} scope="trunks:read" add={add}>
        <TrunkList change={write ? { onEdit: setEdited, onRemove: ask } : undefined} />
      </ListPage>
      {adding && write && <TrunkDialog trunk={null} onClose={() => setAdding(false)} />}
      {edited && (
        <Boundary key={edited.trunk_id} waiting={null} scope="trunks:read">
          <EditTrunk trunkId={edited.trunk_id} onClose={() => setEdited(null)} />
        </Boundary>
      )}
      {removed && (
        <Confirm
          title={t('removeTitle', { name: removed.name })}
          verb={t('remove')}
          busy={busy}
          problem={problem}
          onConfirm={() => run(removed.trunk_id)}
          onClose={() => setRemoved(null)}
        >
          {t('removeAbout')}
        </Confirm>
      )}
    </>
  );
};
