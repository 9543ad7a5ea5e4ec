import type { ComponentProps } from 'react';
import { classes } from './classes';
import { controlLook } from './controlLook';

export const TextArea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea rows={3} {...rest} className={classes(controlLook, className)} />
);
