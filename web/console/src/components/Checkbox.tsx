import type { ComponentProps, ReactNode } from 'react';

interface Props extends Omit<ComponentProps<'input'>, 'type'> {
  label: ReactNode;
}

export const Checkbox = ({ label, ...rest }: Props) => (
  <label className="flex min-h-7 items-center gap-2 text-sm">
    <input {...rest} type="checkbox" className="size-6 shrink-0 accent-brand" />
    <span>{label}</span>
  </label>
);
