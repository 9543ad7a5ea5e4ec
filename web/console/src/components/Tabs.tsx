import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Tab {
  key: string;
  title: string;
  content: ReactNode;
}

interface Props {
  name: string;
  tabs: readonly Tab[];
  /** Left out: the tabs keep the choice themselves. */
  chosen?: string;
  onChoose?: (key: string) => void;
}

export const Tabs = ({ name, tabs, chosen, onChoose }: Props) => (
  <Radix.Root
    {...(chosen === undefined ? { defaultValue: tabs[0]?.key } : { value: chosen })}
    {...(onChoose ? { onValueChange: onChoose } : {})}
  >
    <Radix.List aria-label={name} className="flex gap-1 overflow-x-auto border-b">
      {tabs.map(({ key, title }) => (
        <Radix.Trigger
          key={key}
          value={key}
          className="min-h-9 border-b-2 border-transparent px-3 text-sm text-soft hover:text-ink data-[state=active]:border-brand data-[state=active]:text-ink"
        >
          {title}
        </Radix.Trigger>
      ))}
    </Radix.List>
    {tabs.map(({ key, content }) => (
      <Radix.Content key={key} value={key} className="pt-3">
        {content}
      </Radix.Content>
    ))}
  </Radix.Root>
);
