// @vitest-environment happy-dom
import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRoute } from '../../../../tests/drawRoute';
import type { OneInteractionSearch } from '../model/filters';
import { detail, interaction, step } from '../model/interactions.samples';
import type { DrawFlow } from './FlowView';
import { InteractionPage } from './InteractionPage';

const steps = [
  step(0, 'trigger', { step_name: 'API request', time_in_step: 0.033, exit: 'done' }),
  step(1, 'dial', {
    step_name: 'Call the customer',
    timestamp: '2026-03-01T10:00:00.033Z',
    time_in_step: 15.2,
    exit: 'no_answer',
    assigned: { tried: 'yes' },
  }),
];

const engine = (more: Parameters<typeof answering>[0] = {}) =>
  answering({
    'GET /v1/interactions/i1': { body: detail() },
    'GET /v1/interactions/i1/steps': { body: { items: steps, next_page_token: null } },
    ...more,
  });

/** Stands in for the editor's canvas: says what is marked. */
const flow: DrawFlow = ({ version, marks, chosen, onChoose }) => (
  <ul aria-label={`version ${version}`}>
    {[...marks.steps].map(([id, { words }]) => (
      <li key={id} aria-current={id === chosen ? 'step' : undefined}>
        <input type="button" value={`${id}: ${words}`} onClick={() => onChoose(id)} />
      </li>
    ))}
  </ul>
);

const open = (search: OneInteractionSearch = {}, onSearch = vi.fn()) =>
  drawRoute(<InteractionPage interactionId="i1" search={search} onSearch={onSearch} draw={flow} address="/here" />);

test('the verdict is one sentence with its evidence and who decided it', async () => {
  engine();
  await open();
  expect(
    await screen.findByText(
      'Not answered: it rang after 180 ms, rang 15.0 sec, CANCEL sent, 487 Request Terminated; reason: ring timeout; the contact decided it.',
    ),
  ).toBeTruthy();
});

test('what is told of a call tells its times as the sentence does', async () => {
  engine();
  await open();
  const told = (await screen.findByText('Until it rang')).parentElement;
  expect(told?.textContent).toBe('Until it rang180 ms');
});

test('a call that waits for a place says how many are ahead', async () => {
  const waiting = { ahead: 412, expected_seconds: 20 };
  const waits = detail({
    state: 'running',
    phase: 'preparing',
    outcome: null,
    reason: null,
    party: null,
    ended_at: null,
    attempts: [],
    waiting,
  });
  engine({ 'GET /v1/interactions/i1': { body: waits } });
  await open();
  expect(await screen.findByText('Under way: waits for a place, 412 calls ahead, some 20.0 sec.')).toBeTruthy();
});

test('the way is marked on the version that ran, as far as the moment one looks at', async () => {
  engine();
  await open();
  const drawn = within(await screen.findByRole('list', { name: 'version 3' }));
  expect(drawn.getByDisplayValue('dial: 1 · 15.2 sec')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('Moment'), { target: { value: '5000' } });
  expect(drawn.getByDisplayValue('dial: 1 · here')).toBeTruthy();
  expect(screen.getByText('5.0 sec of 15.2 sec · Call the customer')).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: 'Step before' }));
  await userEvent.click(screen.getByRole('button', { name: 'Step before' }));
  expect(drawn.getAllByRole('listitem')).toHaveLength(1);
});

test('a step chosen on the canvas is in the address, and its row is marked with what it set', async () => {
  engine();
  const onSearch = vi.fn();
  await open({ step: 'dial' }, onSearch);
  expect(await screen.findByText('▸ 1')).toBeTruthy();
  expect(screen.getByText('tried')).toBeTruthy();
  await userEvent.click(screen.getByDisplayValue(/^api-request/));
  expect(onSearch).toHaveBeenCalledWith({ step: 'api-request' });
});

test('steps and parts of the call on one line of time', async () => {
  engine();
  await open({ view: 'time' });
  const list = within(await screen.findByRole('list', { name: 'Steps and calls in time' }));
  expect(list.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'API requestat 0 ms, 33 ms',
    'Call the customerat 33 ms, 15.2 sec',
    'Call 1: diallingat 100 ms, 180 ms',
    'Call 1: ringingat 280 ms, 15.0 sec',
  ]);
});

test('events are numbered, and read on from the last one known', async () => {
  const event = (number: number, type: string) => ({
    number,
    type,
    version: 1,
    at: '2026-03-01T10:00:01.000Z',
    data: {},
  });
  engine({
    'GET /v1/interactions/i1/events': {
      body: { items: [event(1, 'interaction_accepted'), event(2, 'interaction_ended')], last: 2 },
    },
  });
  await open({ view: 'events' });
  expect(await screen.findByText('2 events')).toBeTruthy();
  expect(screen.getByText('interaction accepted')).toBeTruthy();
  expect(screen.getAllByText('after 1.0 sec')).toHaveLength(2);
  expect(screen.getByRole('button', { name: 'Copy all' })).toBeTruthy();
});

test('a call that runs can be ended after asking', async () => {
  const heard = engine({
    'GET /v1/interactions/i1': { body: { ...detail(), ...interaction(), attempts: [] } },
    'POST /v1/interactions/i1/cancel': { status: 202, body: { interaction_id: 'i1', status: 'cancelling' } },
  });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'End the call' }));
  expect(heard.some(({ method }) => method === 'POST')).toBe(false);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'End the call' }));
  await vi.waitFor(() => expect(heard.some(({ method }) => method === 'POST')).toBe(true));
});
