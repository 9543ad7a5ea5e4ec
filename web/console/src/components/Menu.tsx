import type { LucideIcon } from 'lucide-react';
import { Suspense, useState } from 'react';
import { IconButton } from './IconButton';
import { lazyPart } from './lazyPart';

export interface MenuItem {
  key: string;
  label: string;
  keys?: string;
  danger?: boolean;
  onChoose: () => void;
}

interface Props {
  name: string;
  icon: LucideIcon;
  items: readonly MenuItem[];
}

// A page shows menus long before anybody opens one: what opens them comes when a hand is near.
const load = () => import('./OpenedMenu');
const OpenedMenu = lazyPart(load, 'OpenedMenu');
const fetchAhead = () => void load().catch(() => {}); // Asked for again, and told, when it is opened.

/** A button that opens a list of things to do. */
export const Menu = ({ name, icon, items }: Props) => {
  const [opened, open] = useState<'keys' | 'pointer' | null>(null);
  const closed = (
    <IconButton
      icon={icon}
      name={name}
      aria-haspopup="menu"
      aria-expanded={false}
      onPointerEnter={fetchAhead}
      onFocus={fetchAhead}
      // A click that no pointer made counts none.
      onClick={({ detail }) => open(detail === 0 ? 'keys' : 'pointer')}
    />
  );
  if (opened === null) return closed;
  return (
    <Suspense fallback={closed}>
      <OpenedMenu name={name} icon={icon} items={items} byKeys={opened === 'keys'} />
    </Suspense>
  );
};
