import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { IconButton } from './IconButton';
import { Keys } from './Keys';

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

export const Menu = ({ name, icon, items }: Props) => (
  <DropdownMenu.Root modal={false}>
    <DropdownMenu.Trigger asChild>
      <IconButton icon={icon} name={name} />
    </DropdownMenu.Trigger>
    <DropdownMenu.Portal>
      <DropdownMenu.Content
        align="end"
        sideOffset={4}
        className="z-50 min-w-48 animate-appear rounded-control border bg-card p-1 shadow-float"
      >
        {items.map(({ key, label, keys, danger, onChoose }) => (
          <DropdownMenu.Item
            key={key}
            onSelect={onChoose}
            className={`flex min-h-8 cursor-pointer items-center justify-between gap-4 rounded-control px-2.5 py-1 text-sm data-highlighted:bg-hover ${danger ? 'text-bad' : ''}`}
          >
            {label}
            {keys && <Keys of={keys} />}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Content>
    </DropdownMenu.Portal>
  </DropdownMenu.Root>
);
