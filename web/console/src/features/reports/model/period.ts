import type { ReportSearch } from './filters';

/** A period is told in days of the reader's zone; the engine is asked in moments. */
export interface Period {
  from?: string | undefined;
  to?: string | undefined;
}

const DAY_MS = 86_400_000;
const DEFAULT_DAYS = 7;

/** Midnight at which a day begins where the reader is; with `after`, that many days later. */
const midnight = (day: string, after = 0): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + after);
};

export const dayOf = (at: number | string): string => {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

const shifted = (day: string, days: number): string => dayOf(midnight(day, days).getTime());

/** With no day chosen, the last seven: the report begins with the oldest row, which nobody looks for. */
export const periodOf = ({ from, to }: Period, now: number): Period =>
  from || to ? { from, to } : { from: shifted(dayOf(now), 1 - DEFAULT_DAYS), to: undefined };

/** Whether it ends before it begins: there is nothing to ask for. */
export const isBackwards = ({ from, to }: Period): boolean => from !== undefined && to !== undefined && from > to;

const daysBetween = (from: string, to: string) =>
  Math.round((midnight(to).getTime() - midnight(from).getTime()) / DAY_MS) + 1;

/** As many days earlier (-1) or later (1); where an end is open there is nothing to go by. */
export const movedPeriod = ({ from, to }: Period, by: 1 | -1, now: number): Period => {
  if (!from) return { from, to };
  const last = to ?? dayOf(now);
  const days = Math.max(1, daysBetween(from, last)) * by;
  return { from: shifted(from, days), to: shifted(last, days) };
};

/** The same as the engine's report asks for it. */
export const queryOf = ({ flow, outcome, number }: ReportSearch, { from, to }: Period) => ({
  from: from && midnight(from).toISOString(),
  to: to && midnight(to, 1).toISOString(),
  flow_id: flow,
  outcome,
  number,
});

export type ReportQuery = ReturnType<typeof queryOf>;

/** What a file of this report is called. */
export const csvName = ({ from, to }: Period): string =>
  `${['flow-executions', from && `from-${from}`, to && `to-${to}`].filter(Boolean).join('_')}.csv`;
