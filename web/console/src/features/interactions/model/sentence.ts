import { type Attempt, type Detail, isOver, plain, wordOf } from './verdict';

/** A piece of the verdict by its key, with what is filled in; `ms` are said as a time. */
export type Piece = {
  readonly key: 'pdd' | 'early' | 'rang' | 'cancelled' | 'status' | 'q850' | 'cause' | 'talked' | 'hungUp' | 'late';
  readonly ms?: number;
  readonly value?: string;
};

/** What became of an interaction, with the evidence and who decided it or is at fault. */
export type Verdict = {
  readonly head: ReturnType<typeof wordOf>;
  readonly evidence: readonly Piece[];
  readonly reason: string | null;
  readonly party: string | null;
};

/** The call that decides: the last that was made. */
const lastOf = (attempts: readonly Attempt[]): Attempt | undefined => attempts.at(-1);

export const verdictOf = (detail: Detail): Verdict => {
  const last = lastOf(detail.attempts);
  const detailed = [detail.reason, detail.reason_detail].filter((word) => word !== null && word !== undefined);
  return {
    head: wordOf(detail),
    evidence: last ? evidenceIn(last, detail) : [],
    reason: detailed.length === 0 ? null : detailed.map((word, i) => (i === 0 ? plain(word) : word)).join(': '),
    party: isOver(detail) ? detail.party : null,
  };
};

const evidenceIn = (attempt: Attempt, detail: Detail): Piece[] => {
  const { post_dial_delay_ms: pdd, ringing_ms: rang, sip_status: status, q850, answered_at, ended_at } = attempt;
  const cause = attempt.evidence?.cause;
  const side = attempt.hang_up_side ?? detail.hang_up_side;
  const said: (Piece | false)[] = [
    pdd !== null && { key: attempt.early_media ? 'early' : 'pdd', ms: pdd },
    // What failed before any phone could ring has rung for no time.
    rang !== null && rang > 0 && { key: 'rang', ms: rang },
    answered_at === null && side === 'engine' && { key: 'cancelled' },
    status !== null && { key: 'status', value: `${status} ${attempt.sip_phrase ?? ''}`.trim() },
    q850 !== null && { key: 'q850', value: String(q850) },
    cause?.q850_text != null && { key: 'cause', value: cause.q850_text },
    answered_at !== null && ended_at !== null && { key: 'talked', ms: Date.parse(ended_at) - Date.parse(answered_at) },
    answered_at !== null && side !== null && { key: 'hungUp', value: side },
    attempt.answered_after_cancel && { key: 'late' },
  ];
  return said.filter((piece) => piece !== false);
};
