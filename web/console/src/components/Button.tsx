import type { ComponentProps, MouseEvent } from 'react';
import { type ButtonKind, buttonLook } from './buttonLook';

interface Props extends ComponentProps<'button'> {
  kind?: ButtonKind;
  /** Under way: pressed again it does nothing, but it keeps the focus. */
  busy?: boolean;
}

export const Button = ({ kind, busy = false, className, onClick, type = 'button', ...rest }: Props) => {
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    // The second half of a double click: the form was sent by the first, before anything could be drawn busy.
    if (type === 'submit' && event.detail > 1) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      className={buttonLook(kind, className)}
      onClick={busy ? undefined : press}
    />
  );
};
