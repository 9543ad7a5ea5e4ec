// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering, draw } from '../../../../tests/draw';
import { type Desk, DeskContext } from '../desk/desk';
import { courier } from '../model/testing/samples';
import { unsavedTag } from '../model/unsaved';
import { deskOn } from '../testing/showDesk';
import { PublishDialog } from './PublishDialog';

const version = (number: number, state: string) => ({
  flow_version_id: `v${number}`,
  flow_id: 'f',
  number,
  state,
  name: 'Courier',
  content_hash: '',
  published_at: '2026-03-01T10:00:00Z',
  archived_at: null,
  message: '',
});

const verdict = (name: string, passed: boolean) => ({
  name,
  passed,
  path: [],
  outcome: 'answered',
  reason: null,
  variables: {},
  differences: passed ? [] : ['Outcome is busy, not answered.'],
});

const rows = (...items: object[]) => ({ body: { items, next_page_token: null } });

const difference = { from: '7', to: 'draft', differences: [{ step: 'dial', text: 'ring_seconds is 20, was 15.' }] };

const engine = (more: Parameters<typeof answering>[0] = {}) =>
  answering({
    'GET /v1/flows/f/versions': rows(version(7, 'published'), version(6, 'archived')),
    'GET /v1/flows/f': { body: { flow_id: 'f', publish_requires_green: false } },
    'POST /v1/flows/f/test': { body: { version: 'draft', passed: true, results: [verdict('main', true)] } },
    'GET /v1/flows/f/diff': { body: difference },
    'GET /v1/flows/f/versions/7': { body: { version: version(7, 'published'), document: courier() } },
    'GET /v1/flows/f/draft': {
      body: {
        flow_id: 'f',
        etag: 'e1',
        changed_by: ['user:ada', 'c1'],
        document: { ...courier(), description: 'new' },
        faults: [],
        has_errors: false,
      },
    },
    'GET /v1/clients': rows({ client_id: 'c1', name: 'A shop' }),
    'GET /v1/interactions': rows({ interaction_id: 'i1' }),
    'POST /v1/flows/f/publish': { body: version(8, 'published') },
    ...more,
  });

const open = (desk: Desk = deskOn(courier()), onRequest?: () => void) =>
  draw(
    <DeskContext value={desk}>
      <PublishDialog onClose={() => {}} {...(onRequest && { onRequest })} />
    </DeskContext>,
  );

const button = (name: RegExp | string) => screen.findByRole('button', { name });

test('the button says what will happen, and after it the request is at hand', async () => {
  const heard = engine();
  const onRequest = vi.fn();
  const desk = deskOn(courier());
  const changedElsewhere = vi.fn();
  await open({ ...desk, saver: { ...desk.saver, changedElsewhere } }, onRequest);
  expect(await screen.findByText('ring_seconds is 20, was 15.')).toBeTruthy();
  expect(await screen.findByText('Changed by ada and A shop since it was begun.')).toBeTruthy();
  expect(await screen.findByText('1 test passed.')).toBeTruthy();
  await userEvent.type(screen.getByLabelText(/^Message/), ' Rings longer ');
  await userEvent.click(await button('Publish version 8; 2 calls go on with 7'));
  expect(await screen.findByText('Version 8 is published.')).toBeTruthy();
  const sent = heard.find(({ path }) => path === '/v1/flows/f/publish');
  expect(sent?.body).toEqual({ message: 'Rings longer' });
  expect(sent?.headers.get('If-Match')).toBe('"e1"');
  // Publishing takes the draft away: what is edited next begins with the version.
  expect(changedElsewhere).toHaveBeenCalled();
  await userEvent.click(await button('Request details'));
  expect(onRequest).toHaveBeenCalled();
});

test('faults stop it and are listed, and no test runs on a faulty draft', async () => {
  const heard = engine();
  const desk = deskOn(courier());
  desk.faults.set([{ code: 'exit_missing', severity: 'error', path: '/steps/dial', message: 'No exit.' }]);
  await open(desk);
  expect(await screen.findByText('No exit.')).toBeTruthy();
  expect(await screen.findByText('They run once the faults are gone and the draft is saved.')).toBeTruthy();
  expect(await button(/^Publish version 8/)).toHaveProperty('disabled', true);
  expect(heard.some(({ path }) => path === '/v1/flows/f/test')).toBe(false);
});

test('nothing changed: it says since when and cannot be published', async () => {
  engine({ 'GET /v1/flows/f/diff': { body: { ...difference, differences: [] } } });
  await open();
  expect(await screen.findByText('Nothing changed since version 7, published Mar 1, 2026.')).toBeTruthy();
  expect(await button(/^Publish version 8/)).toHaveProperty('disabled', true);
});

test('the first version has nothing to be compared with, no tests are said', async () => {
  engine({
    'GET /v1/flows/f/versions': rows(),
    'POST /v1/flows/f/test': { body: { version: 'draft', passed: true, results: [] } },
  });
  await open();
  expect(await screen.findByText('This is the first version.')).toBeTruthy();
  expect(await screen.findByText('This flow has no tests.')).toBeTruthy();
  expect(await button('Publish version 1')).toHaveProperty('disabled', false);
});

test('a red test is said with its reason; where all must pass, it stops the publishing', async () => {
  engine({
    'GET /v1/flows/f': { body: { flow_id: 'f', publish_requires_green: true } },
    'POST /v1/flows/f/test': {
      body: { version: 'draft', passed: false, results: [verdict('main', true), verdict('busy', false)] },
    },
  });
  await open();
  expect(await screen.findByText('1 of 2 tests failed:')).toBeTruthy();
  expect(screen.getByText('Outcome is busy, not answered.')).toBeTruthy();
  expect(await screen.findByText(/^Tests fail, and this flow/)).toBeTruthy();
  expect(await button(/^Publish version 8/)).toHaveProperty('disabled', true);
});

test('a refusal of the engine for tests stands with the names of those that fail', async () => {
  const problem = {
    code: 'flow_tests_failed',
    title: 'Publishing this flow needs every scenario to pass.',
    description: 'Correct them.',
    fields: [{ name: '/scenarios/busy', description: 'Outcome is busy.' }],
  };
  engine({ 'POST /v1/flows/f/publish': { status: 422, body: problem } });
  await open();
  await screen.findByText('ring_seconds is 20, was 15.');
  await userEvent.click(await button(/^Publish version 8/));
  expect(await screen.findByText('/scenarios/busy')).toBeTruthy();
});

test.each([
  [412, 'draft_changed', /^Somebody saved the draft meanwhile/],
  [409, 'conflict', /^Somebody else published or discarded this draft meanwhile/],
])(
  'somebody was faster (%i): it is said beside the button, and what is shown is read again',
  async (status, code, words) => {
    const heard = engine({ 'POST /v1/flows/f/publish': { status, body: { code, title: 'Refused.', fields: [] } } });
    const desk = deskOn(courier());
    const changedElsewhere = vi.fn();
    await open({ ...desk, saver: { ...desk.saver, changedElsewhere } });
    await screen.findByText('ring_seconds is 20, was 15.');
    const asked = () => heard.filter(({ path }) => path === '/v1/flows/f/versions').length;
    const before = asked();
    const publish = await button(/^Publish version 8/);
    await userEvent.click(publish);
    expect(publish.closest('.sticky')?.contains(await screen.findByText(words))).toBe(true);
    expect(screen.queryByText('Refused.')).toBeNull();
    expect(changedElsewhere).toHaveBeenCalled();
    await waitFor(() => expect(asked()).toBe(before + 1));
  },
);

test('the draft is looked at with sample arguments, and nobody is called', async () => {
  const heard = engine({
    'POST /v1/interactions/preflight': {
      body: {
        ok: false,
        checks: [{ name: 'route', verdict: 'fail', code: 'trunk_down', detail: 'The trunk is down.' }],
      },
    },
  });
  await open();
  await userEvent.click(await button('Check the draft'));
  expect(await screen.findByText('The trunk is down.')).toBeTruthy();
  expect(heard.find(({ path }) => path.endsWith('/preflight'))?.body).toEqual({
    flow_id: 'f',
    version: 'draft',
    arguments: { customer_number: '+12025550123', order_number: 'order number', origin_store: 'origin store' },
  });
});

test('a flow as it was published has no draft: nothing runs, nothing is published', async () => {
  const heard = engine();
  const desk = deskOn(courier());
  const state = { ...desk.saver.state(), base: { doc: courier(), etag: unsavedTag(courier()) } };
  await open({ ...desk, saver: { ...desk.saver, state: () => state } });
  expect(await screen.findByText(/^Nothing changed since version 7/)).toBeTruthy();
  expect(await button(/^Publish version 8/)).toHaveProperty('disabled', true);
  expect(heard.some(({ path }) => path === '/v1/flows/f/test' || path === '/v1/flows/f/diff')).toBe(false);
});
