import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlLook } from './controlLook';

export interface Choice {
  value: string;
  label: string;
}

interface Props extends Omit<ComponentProps<'select'>, 'children'> {
  choices: readonly Choice[];
}

/** The browser's own list: it works with every keyboard, screen reader and telephone. */
export const Select = ({ choices, className, ...rest }: Props) => (
  <select {...rest} className={classes(controlLook, className)}>
    {choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </select>
);
