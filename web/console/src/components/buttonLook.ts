import { classes } from './classes';

export type ButtonKind = 'main' | 'plain' | 'quiet' | 'danger';

const KINDS: Record<ButtonKind, string> = {
  main: 'bg-brand text-on-brand border-transparent hover:bg-brand-strong',
  plain: 'bg-card text-ink border-edge hover:bg-hover',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-hover',
  danger: 'bg-bad text-on-bad border-transparent hover:opacity-90',
};

/** How a button looks; links that stand for one take it too. */
export const buttonLook = (kind: ButtonKind = 'plain', more?: string): string =>
  classes(
    'inline-flex min-h-9 items-center justify-center gap-2 rounded-control border px-3.5 py-1.5 text-sm font-medium whitespace-nowrap',
    'aria-disabled:opacity-55 aria-disabled:cursor-not-allowed disabled:opacity-55 disabled:cursor-not-allowed',
    KINDS[kind],
    more,
  );
