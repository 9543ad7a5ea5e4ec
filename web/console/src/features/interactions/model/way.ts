import { exitKey, type Mark, type Marks, TRIGGER_CARD, TRIGGER_EXIT } from '../../../lib/flow/marks';
import type { Step } from './verdict';

const MS = 1000;

/** The trigger's row has this where a step's id would stand, and is the first. */
const TRIGGER_ROW = 'trigger';

/** One step of the way an interaction took, in milliseconds from the moment it was accepted. */
export type Visit = {
  readonly order: number;
  /** The card it is drawn on. */
  readonly id: string;
  readonly name: string;
  readonly from: number;
  /** Null while it is in this step. */
  readonly to: number | null;
  readonly exit: string | null;
  readonly failed: boolean;
  /** Why, where there is more to say. */
  readonly reason: string | null;
};

const cardOf = ({ step_id, step_execution_order }: Step): string =>
  step_id === TRIGGER_ROW && step_execution_order === 0 ? TRIGGER_CARD : step_id;

export const visitsOf = (steps: readonly Step[], acceptedAt: string): Visit[] =>
  [...steps]
    .sort((a, b) => a.step_execution_order - b.step_execution_order)
    .map((step) => {
      const from = Math.max(0, Date.parse(step.timestamp) - Date.parse(acceptedAt));
      const id = cardOf(step);
      return {
        order: step.step_execution_order,
        id,
        name: step.step_name,
        from,
        to: step.time_in_step === null ? null : from + Number(step.time_in_step) * MS,
        exit: step.exit === null ? null : id === TRIGGER_CARD ? TRIGGER_EXIT : step.exit,
        failed: step.exit === 'error',
        reason: [step.reason, step.reason_detail].filter(Boolean).join(': ') || null,
      };
    });

/** When the way ended, or how far it is. */
export const lengthOf = (visits: readonly Visit[]): number => Math.max(0, ...visits.map(({ from, to }) => to ?? from));

/** The visit somebody is in at a moment; null before the first. */
export const visitAt = (visits: readonly Visit[], at: number): Visit | null =>
  visits.findLast(({ from }) => from <= at) ?? null;

/** What the marks say, in words of the reader. */
export type WaySays = {
  readonly passed: (orders: readonly number[], ms: number) => string;
  readonly here: (orders: readonly number[]) => string;
  readonly failed: (orders: readonly number[], why: string | null) => string;
};

/** The way until a moment, as the canvas draws it: where it went in what order and how long, what failed and why. */
export const marksAt = (visits: readonly Visit[], at: number, say: WaySays): Marks => {
  const seen = visits.filter(({ from }) => from <= at);
  const isPassed = ({ to }: Visit) => to !== null && to <= at;
  const steps = new Map<string, Mark>();
  for (const id of new Set(seen.map((visit) => visit.id))) {
    steps.set(
      id,
      markOf(
        seen.filter((visit) => visit.id === id),
        isPassed,
        say,
      ),
    );
  }
  const exits = new Map<string, Mark>();
  for (const visit of seen.filter(isPassed)) {
    if (visit.exit !== null)
      exits.set(exitKey(visit.id, visit.exit), { tone: visit.failed ? 'bad' : 'good', words: '' });
  }
  return { steps, exits, faintRest: true };
};

const markOf = (visits: readonly Visit[], isPassed: (visit: Visit) => boolean, say: WaySays): Mark => {
  const orders = visits.map(({ order }) => order);
  const failed = visits.find((visit) => visit.failed && isPassed(visit));
  if (failed) return { tone: 'bad', words: say.failed(orders, failed.reason) };
  if (!visits.every(isPassed)) return { tone: 'brand', words: say.here(orders) };
  const ms = visits.reduce((sum, { from, to }) => sum + ((to ?? from) - from), 0);
  return { tone: 'good', words: say.passed(orders, ms) };
};
