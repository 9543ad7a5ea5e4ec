import type { ComponentProps } from 'react';
import { type ButtonKind, buttonLook } from './buttonLook';

interface Props extends ComponentProps<'button'> {
  kind?: ButtonKind;
  /** Under way: pressed again it does nothing, but it keeps the focus. */
  busy?: boolean;
}

export const Button = ({ kind, busy = false, className, onClick, type = 'button', ...rest }: Props) => (
  <button
    {...rest}
    type={busy ? 'button' : type}
    aria-busy={busy || undefined}
    aria-disabled={busy || rest['aria-disabled']}
    className={buttonLook(kind, className)}
    onClick={busy ? undefined : onClick}
  />
);
