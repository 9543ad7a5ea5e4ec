import { expect, test } from 'vitest';
import { attempt, detail } from './interactions.samples';
import { verdictOf } from './sentence';

const keys = (...given: Parameters<typeof verdictOf>) => verdictOf(...given).evidence.map(({ key }) => key);

test('nobody picked up: ringing, the CANCEL and the final response are the evidence, the contact decided it', () => {
  expect(verdictOf(detail())).toEqual({
    head: 'no_answer',
    evidence: [
      { key: 'pdd', ms: 180 },
      { key: 'rang', ms: 15_000 },
      { key: 'cancelled' },
      { key: 'status', value: '487 Request Terminated' },
    ],
    reason: 'ring timeout',
    party: 'contact',
  });
});

test('busy: the cause of the network is said, and no ringing that was not', () => {
  const busy = attempt({
    post_dial_delay_ms: null,
    ringing_ms: null,
    sip_status: 486,
    sip_phrase: 'Busy Here',
    q850: 17,
    hang_up_side: null,
  });
  const given = detail({ outcome: 'busy', reason: 'busy', hang_up_side: null, attempts: [attempt(), busy] });
  expect(verdictOf(given).evidence).toEqual([
    { key: 'status', value: '486 Busy Here' },
    { key: 'q850', value: '17' },
  ]);
});

test('answered: how long they talked and who hung up', () => {
  const answered = attempt({
    answered_at: '2026-03-01T10:00:05.000Z',
    ended_at: '2026-03-01T10:00:17.000Z',
    hang_up_side: 'contact',
    sip_status: 200,
    sip_phrase: 'OK',
  });
  const { evidence } = verdictOf(detail({ outcome: 'answered', attempts: [answered] }));
  expect(evidence.slice(-2)).toEqual([
    { key: 'talked', ms: 12_000 },
    { key: 'hungUp', value: 'contact' },
  ]);
});

test('early media is no ringing phone, and an answer that came too late is said', () => {
  expect(keys(detail({ attempts: [attempt({ early_media: true, answered_after_cancel: true })] }))).toEqual([
    'early',
    'rang',
    'cancelled',
    'status',
    'late',
  ]);
});

test('without a call there is only the reason, with its detail; nobody is blamed while it runs', () => {
  const none = detail({
    outcome: 'failed',
    reason: 'text_not_speakable',
    reason_detail: '☃',
    attempts: [],
    party: 'engine',
  });
  expect(verdictOf(none)).toEqual({
    head: 'failed',
    evidence: [],
    reason: 'text not speakable: ☃',
    party: 'engine',
  });
  expect(verdictOf(detail({ state: 'running', party: 'contact' })).party).toBeNull();
});
