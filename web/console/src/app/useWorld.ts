import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { World } from '../lib/actions/action';

const ROW = '[data-row]';

const focusedRow = () => document.activeElement?.closest<HTMLElement>(ROW) ?? null;

/** Puts the focus onto the first thing of a row that takes it. */
const step = (by: 1 | -1) => {
  const rows = [...document.querySelectorAll<HTMLElement>(`main ${ROW}`)];
  const at = rows.indexOf(focusedRow() as HTMLElement);
  const next = rows[at === -1 ? (by === 1 ? 0 : rows.length - 1) : at + by];
  next?.querySelector<HTMLElement>('a, button')?.focus();
};

/** What actions may do to the page. */
export const useWorld = (show: World['show']): World => {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      go: (to) => void navigate({ to }),
      ask: (search) => void navigate({ to: '.', search: ((before: object) => ({ ...before, ...search })) as never }),
      row: () => focusedRow()?.dataset.row ?? null,
      press: (button) => document.querySelector<HTMLElement>(`main [data-do="${button}"]`)?.click(),
      filter: () => document.querySelector<HTMLElement>('main [data-filter]')?.focus(),
      step,
      show,
    }),
    [navigate, show],
  );
};
