import type { components } from '../../../lib/api/schema';
import { OUTCOMES, type Outcome } from './filters';

export type Interaction = components['schemas']['InteractionBody'];
export type Attempt = components['schemas']['AttemptBody'];
export type Step = components['schemas']['StepBody'];
/** One interaction in full. Every member is in every answer; the description cannot say so of a body that nobody sends. */
export type Detail = Required<components['schemas']['InteractionDetailBody']>;

/** How an interaction stands, as one word that the console has a text for. */
export const wordOf = ({
  state,
  outcome,
}: Pick<Interaction, 'state' | 'outcome'>): Outcome | 'accepted' | 'running' | 'other' => {
  if (state === 'accepted' || state === 'running') return state;
  return OUTCOMES.find((known) => known === outcome) ?? 'other';
};

export type Mood = 'calm' | 'good' | 'warn' | 'bad' | 'brand';

const MOODS: Record<ReturnType<typeof wordOf>, Mood> = {
  accepted: 'brand',
  running: 'brand',
  answered: 'good',
  busy: 'warn',
  no_answer: 'warn',
  invalid_number: 'warn',
  cancelled: 'calm',
  no_call: 'calm',
  expired: 'bad',
  failed: 'bad',
  indeterminate: 'bad',
  other: 'calm',
};

export const moodOf = (interaction: Pick<Interaction, 'state' | 'outcome'>): Mood => MOODS[wordOf(interaction)];

export const isOver = ({ state }: Pick<Interaction, 'state'>): boolean => state === 'ended';

/** `ring_timeout` and `RingTimeout` are both read as "ring timeout". */
export const plain = (code: string): string =>
  code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

/** What was on the wire of an attempt, in the order it happened: the evidence behind the outcome. */
export const evidenceOf = (
  attempt: Attempt,
): { key: 'status' | 'q850' | 'pdd' | 'ringing' | 'gateway'; value: string; ms?: number }[] => {
  const { sip_status, sip_phrase, q850, post_dial_delay_ms, ringing_ms, destination } = attempt;
  return [
    ...(destination === null ? [] : [{ key: 'gateway' as const, value: destination }]),
    ...(post_dial_delay_ms === null ? [] : [{ key: 'pdd' as const, value: '', ms: post_dial_delay_ms }]),
    ...(ringing_ms === null || ringing_ms === 0 ? [] : [{ key: 'ringing' as const, value: '', ms: ringing_ms }]),
    ...(sip_status === null ? [] : [{ key: 'status' as const, value: `${sip_status} ${sip_phrase ?? ''}`.trim() }]),
    ...(q850 === null ? [] : [{ key: 'q850' as const, value: String(q850) }]),
  ];
};
