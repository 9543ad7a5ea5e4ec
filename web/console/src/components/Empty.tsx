import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface Props {
  icon: LucideIcon;
  /** One sentence: what would stand here. */
  says: string;
  /** The one thing to do about it. */
  children?: ReactNode;
}

export const Empty = ({ icon: Icon, says, children }: Props) => (
  <div className="flex flex-col items-center gap-3 rounded-card border border-dashed border-edge bg-card px-6 py-12 text-center">
    <Icon size={32} aria-hidden="true" className="text-soft" />
    <p className="max-w-prose">{says}</p>
    {children}
  </div>
);
