import { useNavigate } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, type MenuItem } from '../../../components/Menu';
import { saveText } from '../../../components/saveText';
import { useMay } from '../../../lib/actions/useMay';
import { exportFlow } from '../api/exportFlow';
import type { Flow } from '../model/listing';

interface Props {
  flow: Flow;
  onLabels: () => void;
  onDuplicate: () => void;
  onArchive: () => void;
  onDelete: () => void;
}

export const FlowRowMenu = ({ flow, onLabels, onDuplicate, onArchive, onDelete }: Props) => {
  const { t } = useTranslation('flows');
  const may = useMay();
  const navigate = useNavigate();
  const save = async () => saveText(`${flow.name}.json`, await exportFlow(flow.flow_id));
  const items: (MenuItem | false)[] = [
    may('flows:write') && { key: 'duplicate', label: t('menu.duplicate'), onChoose: onDuplicate },
    may('flows:write') && { key: 'labels', label: t('menu.labels'), onChoose: onLabels },
    {
      key: 'versions',
      label: t('menu.versions'),
      onChoose: () => void navigate({ to: '/flows/$flowId/versions', params: { flowId: flow.flow_id }, search: {} }),
    },
    { key: 'export', label: t('menu.export'), onChoose: () => void save() },
    may('flows:publish') &&
      flow.published_version !== null && { key: 'archive', label: t('menu.archive'), onChoose: onArchive },
    may('flows:write') && { key: 'delete', label: t('menu.delete'), danger: true, onChoose: onDelete },
  ];
  return (
    <Menu
      name={t('menu.name', { flow: flow.name })}
      icon={EllipsisVertical}
      items={items.filter((item) => item !== false)}
    />
  );
};
