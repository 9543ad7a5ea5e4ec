import type { components } from '../../../lib/api/schema';

export type Readiness = components['schemas']['ReadinessBody'];

const STATES = ['ready', 'starting', 'warming_up', 'draining', 'degraded'] as const;
export type State = (typeof STATES)[number] | 'unknown';

const PARTS = ['store', 'dialogs', 'actors', 'speech', 'recognition'] as const;
export type Part = (typeof PARTS)[number];

const TONES = {
  ready: 'good',
  starting: 'brand',
  warming_up: 'brand',
  draining: 'warn',
  degraded: 'bad',
  unknown: 'calm',
} as const;

/** How a node stands, and what it lacks. */
export const standingOf = (body: Readiness): { state: State; tone: (typeof TONES)[State]; lacks: Part[] } => {
  const state = STATES.find((known) => known === body.status) ?? 'unknown';
  return { state, tone: TONES[state], lacks: PARTS.filter((part) => !body[part]) };
};

export const isReadiness = (body: unknown): body is Readiness =>
  typeof body === 'object' && body !== null && 'status' in body && 'store' in body;
