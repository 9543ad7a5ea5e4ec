import { expect, test } from 'vitest';
import { attempt, step } from './interactions.samples';
import { barsOf, placeOf } from './timeline';
import { visitsOf } from './way';

const acceptedAt = '2026-03-01T10:00:00.000Z';
const at = (ms: number) => new Date(Date.parse(acceptedAt) + ms).toISOString();

const visits = visitsOf(
  [
    step(0, 'trigger', { timestamp: at(0), time_in_step: 0.05, step_name: 'API request' }),
    step(1, 'dial', { timestamp: at(50), time_in_step: 15, step_name: 'Call' }),
    step(2, 'notify', { timestamp: at(15_050), time_in_step: null, exit: null, step_name: 'Say' }),
  ],
  acceptedAt,
);
const told = (attempts: Parameters<typeof barsOf>[0]['attempts'], now = 20_000) =>
  barsOf({ visits, attempts, acceptedAt }, now).map(({ key, from, to, isOpen }) => [key, from, to, isOpen]);

test('the parts of a call stand below the step that made it', () => {
  const call = attempt({ submitted_at: at(100), ringing_at: at(280), answered_at: at(15_000), ended_at: at(18_000) });
  expect(told([call])).toEqual([
    ['step 0', 0, 50, false],
    ['step 1', 50, 15_050, false],
    ['dialling 1', 100, 280, false],
    ['ringing 1', 280, 15_000, false],
    ['talking 1', 15_000, 18_000, false],
    ['step 2', 15_050, 20_000, true],
  ]);
});

test('what never was has no bar, what goes on ends now', () => {
  const busy = attempt({ submitted_at: at(100), ringing_at: null, answered_at: null, ended_at: at(400) });
  expect(told([busy]).map(([key]) => key)).toEqual(['step 0', 'step 1', 'dialling 1', 'step 2']);
  const ringing = attempt({ submitted_at: at(100), ringing_at: at(280), answered_at: null, ended_at: null });
  expect(told([ringing]).find(([key]) => key === 'ringing 1')).toEqual(['ringing 1', 280, 20_000, true]);
  expect(told([attempt({ submitted_at: null })])).toHaveLength(3);
});

test.each([
  [0, 50, 100, { start: 0, width: 50 }],
  [50, 100, 100, { start: 50, width: 50 }],
  [0, 0, 0, { start: 0, width: 0 }],
])('from %s to %s of %s', (from, to, length, place) => {
  expect(placeOf({ from, to }, length)).toEqual(place);
});
