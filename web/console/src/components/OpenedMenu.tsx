import type { LucideIcon } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { IconButton } from './IconButton';
import { Keys } from './Keys';
import type { MenuItem } from './Menu';

interface Props {
  name: string;
  icon: LucideIcon;
  items: readonly MenuItem[];
  /** Opened by a key: the first item has the focus then. */
  byKeys: boolean;
}

/** A menu from its first opening on. */
export const OpenedMenu = ({ name, icon, items, byKeys }: Props) => {
  const isFirst = useRef(true);
  // Radix looks at the keys itself, but was not there for the first.
  const focusFirst = (list: HTMLElement | null) => {
    if (!list || !isFirst.current) return;
    isFirst.current = false;
    if (byKeys) list.querySelector<HTMLElement>('[role=menuitem]')?.focus();
  };
  return (
    <DropdownMenu.Root modal={false} defaultOpen>
      <DropdownMenu.Trigger asChild>
        <IconButton icon={icon} name={name} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          ref={focusFirst}
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
};
