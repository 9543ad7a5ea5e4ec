import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlLook } from './controlLook';

export const TextInput = ({ className, ...rest }: ComponentProps<'input'>) => (
  <input type="text" autoComplete="off" {...rest} className={classes(controlLook, className)} />
);
