import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes';

interface Props extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon;
  /** Its name, for those who do not see the icon, and as a tooltip. */
  name: string;
}

export const IconButton = ({ icon: Icon, name, className, ...rest }: Props) => (
  <button
    type="button"
    aria-label={name}
    title={name}
    className={classes(
      'inline-flex size-9 items-center justify-center rounded-control text-soft hover:bg-hover hover:text-ink',
      className,
    )}
    {...rest}
  >
    <Icon size={18} aria-hidden="true" />
  </button>
);
