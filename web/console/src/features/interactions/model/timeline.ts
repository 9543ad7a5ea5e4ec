import type { Attempt } from './verdict';
import type { Visit } from './way';

export type BarKind = 'step' | 'failed' | 'dialling' | 'ringing' | 'talking';

/** One bar on the line of time, in milliseconds from the request. */
export type Bar = {
  readonly key: string;
  readonly kind: BarKind;
  /** The step's name; the number of the call for its parts. */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** It goes on still. */
  readonly isOpen: boolean;
};

type Lived = { readonly visits: readonly Visit[]; readonly attempts: readonly Attempt[]; readonly acceptedAt: string };

/** Steps in their order, each followed by the parts of the calls that began in it. */
export const barsOf = ({ visits, attempts, acceptedAt }: Lived, now: number): Bar[] => {
  const calls = attempts.flatMap((attempt) => callBars(attempt, acceptedAt, now));
  return visits.flatMap((visit, i) => {
    const until = visits[i + 1]?.from ?? Number.POSITIVE_INFINITY;
    const own = calls.filter(({ began }) => began < until && (i === 0 || began >= visit.from));
    for (const { bar } of own)
      calls.splice(
        calls.findIndex((call) => call.bar === bar),
        1,
      );
    return [stepBar(visit, now), ...own.map(({ bar }) => bar)];
  });
};

const stepBar = ({ order, name, from, to, failed }: Visit, now: number): Bar => ({
  key: `step ${order}`,
  kind: failed ? 'failed' : 'step',
  name,
  from,
  to: to ?? Math.max(from, now),
  isOpen: to === null,
});

/** From the INVITE to the first sign of ringing, from there to the answer, and from there to the end; parts that were not are left out. */
const callBars = (attempt: Attempt, acceptedAt: string, now: number): { began: number; bar: Bar }[] => {
  const ms = (iso: string | null) => (iso === null ? null : Date.parse(iso) - Date.parse(acceptedAt));
  const began = ms(attempt.submitted_at);
  if (began === null) return [];
  const [ringing, answered, ended] = [ms(attempt.ringing_at), ms(attempt.answered_at), ms(attempt.ended_at)];
  const part = (kind: BarKind, from: number | null, ...ends: (number | null)[]) => {
    if (from === null) return [];
    const to = ends.find((end) => end !== null) ?? null;
    const bar = {
      key: `${kind} ${attempt.number}`,
      kind,
      name: String(attempt.number),
      from,
      to: Math.max(from, to ?? now),
      isOpen: to === null,
    };
    return [{ began, bar }];
  };
  return [
    ...part('dialling', began, ringing, answered, ended),
    ...part('ringing', ringing, answered, ended),
    ...part('talking', answered, ended),
  ];
};

/** Where a bar lies, in percent of the whole. */
export const placeOf = ({ from, to }: Pick<Bar, 'from' | 'to'>, length: number): { start: number; width: number } => {
  const whole = Math.max(length, 1);
  return { start: (from / whole) * 100, width: ((to - from) / whole) * 100 };
};
