import { useNavigate } from '@tanstack/react-router';
import { EllipsisVertical } from 'lucide-react';
import { Menu, type MenuItem } from '../../../components/Menu';
import { useMay } from '../../../lib/actions/useMay';
import type { Version } from '../../../lib/api/bodies';
import { DRAFT, numbered, type Pair } from '../model/versions';
import { useVersionsText } from './text';

interface Props {
  version: Version;
  /** The version published before it. */
  before: Version | undefined;
  hasDraft: boolean;
  onCompare: (pair: Pair) => void;
  onRestore: (number: number) => void;
}

export const VersionMenu = ({ version, before, hasDraft, onCompare, onRestore }: Props) => {
  const { t } = useVersionsText();
  const may = useMay();
  const navigate = useNavigate();
  const { flow_id: flow, number } = version;
  const items: (MenuItem | false | undefined)[] = [
    hasDraft && {
      key: 'draft',
      label: t('menu.toDraft'),
      onChoose: () => onCompare({ from: numbered(version), to: DRAFT }),
    },
    before && {
      key: 'before',
      label: t('menu.toBefore', { version: before.number }),
      onChoose: () => onCompare({ from: numbered(before), to: numbered(version) }),
    },
    may('flows:write') && { key: 'restore', label: t('menu.restore'), onChoose: () => onRestore(number) },
    may('interactions:read') && {
      key: 'calls',
      label: t('menu.calls'),
      onChoose: () => void navigate({ to: '/interactions', search: { flow, version: number } }),
    },
  ];
  const shown = items.filter((item): item is MenuItem => typeof item === 'object');
  const name = t('more', { version: t('which.version', { version: number }) });
  return shown.length === 0 ? null : <Menu name={name} icon={EllipsisVertical} items={shown} />;
};
