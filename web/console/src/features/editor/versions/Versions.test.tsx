// @vitest-environment happy-dom
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRoute } from '../../../../tests/drawRoute';
import { toasts } from '../../../components/toasts';
import { courier } from '../model/testing/samples';
import { Versions } from './Versions';

const version = (number: number, state: string, message = '') => ({
  flow_version_id: `v${number}`,
  flow_id: 'f1',
  number,
  state,
  name: 'Courier',
  content_hash: '',
  published_at: '2026-03-01T10:00:00Z',
  archived_at: null,
  message,
});

const draft = {
  flow_id: 'f1',
  etag: 'e1',
  saved_at: '2026-03-02T10:00:00Z',
  saved_by: 'user:ada',
  based_on: 2,
  has_errors: false,
  faults: [],
  document: { ...courier(), description: 'changed' },
};

const engine = (more: Parameters<typeof answering>[0] = {}) =>
  answering({
    'GET /v1/flows/f1/versions': {
      body: {
        items: [version(2, 'published', 'Rings longer'), { ...version(1, 'archived'), published_by: 'ana' }],
        next_page_token: null,
      },
    },
    'GET /v1/flows/f1': { body: { flow_id: 'f1', has_draft: true } },
    'GET /v1/flows/f1/draft': { body: draft },
    'GET /v1/flows/f1/versions/1': { body: { version: version(1, 'archived'), document: courier() } },
    'GET /v1/flows/f1/versions/2': { body: { version: version(2, 'published'), document: courier() } },
    'GET /v1/flows/f1/diff': ({ query }) => {
      const seconds = query.get('from') === 'draft' ? 'is 15, was 20' : 'is 20, was 15';
      return { body: { differences: [{ step: 'dial', text: `Step dial: ring_seconds ${seconds}.` }] } };
    },
    ...more,
  });

const open = (own: Partial<Parameters<typeof Versions>[0]> = {}, may?: (scope: string) => boolean) =>
  drawRoute(
    <Versions flowId="f1" from={undefined} to={undefined} onPick={() => {}} onEdit={() => {}} {...own} />,
    may ? { may } : {},
  );

const row = async (name: string) =>
  within((await screen.findByRole('rowheader', { name })).closest('tr') as HTMLElement);
const choose = async (of: string, item: string) => {
  await userEvent.click((await row(of)).getByRole('button', { name: `More for ${of}` }));
  await userEvent.click(await screen.findByRole('menuitem', { name: item }));
};

test('a line of time with state, who and why; what runs is compared with the draft', async () => {
  const heard = engine();
  await open();
  expect((await row('Version 2')).getByText('In service')).toBeTruthy();
  expect((await row('Version 2')).getByText('Rings longer')).toBeTruthy();
  expect((await row('Version 1')).getByText('ana')).toBeTruthy();
  expect((await row('Draft')).getByText('Not published')).toBeTruthy();
  expect((await row('Draft')).getByText('ada')).toBeTruthy();
  expect((await row('Draft')).getByText('Begun from version 2')).toBeTruthy();
  expect(await screen.findByText('Step dial: ring_seconds is 20, was 15.')).toBeTruthy();
  expect(heard.some(({ path }) => path === '/v1/flows/f1/diff')).toBe(true);
  expect(screen.getByLabelText('From')).toHaveProperty('value', '2');
  expect(screen.getByLabelText('To')).toHaveProperty('value', 'draft');
});

test('field by field, as it was and as it is', async () => {
  engine();
  await open();
  await userEvent.click(await screen.findByRole('tab', { name: 'Before and after' }));
  const field = (await screen.findByText('description')).closest('tr') as HTMLElement;
  expect(within(field).getByText('changed')).toBeTruthy();
});

test('any two are picked', async () => {
  engine();
  const onPick = vi.fn();
  await open({ onPick });
  await choose('Version 2', 'Compare with version 1');
  expect(onPick).toHaveBeenCalledWith({ from: '1', to: '2' });
  await userEvent.selectOptions(screen.getByLabelText('From'), 'Version 1');
  expect(onPick).toHaveBeenCalledWith({ from: '1' });
});

test('a restore says which draft goes, and replaces only that one', async () => {
  const heard = engine({
    'POST /v1/flows/f1/versions/1/restore': { body: { ...draft, etag: 'e2', document: courier(), based_on: 1 } },
  });
  const onEdit = vi.fn();
  await open({ onEdit });
  await choose('Version 1', 'Restore as draft');
  const dialog = within(await screen.findByRole('dialog'));
  expect(dialog.getByText(/^It replaces the draft saved Mar 2, 2026/)).toBeTruthy();
  // What differs is told as restoring goes: from the draft to the version.
  expect(await dialog.findByText('Step dial: ring_seconds is 15, was 20.')).toBeTruthy();
  await userEvent.click(dialog.getByRole('button', { name: 'Restore as draft' }));
  await vi.waitFor(() => expect(onEdit).toHaveBeenCalled());
  const sent = heard.find(({ method }) => method === 'POST');
  expect(sent?.headers.get('If-Match')).toBe('"e1"');
  // This browser has no database, and that is said.
  expect(toasts.all().at(-1)?.text).toMatch(/could not keep the draft of before/);
});

test('somebody else’s newer draft is not replaced', async () => {
  const problem = { code: 'draft_changed', title: 'The draft changed.', description: 'Read it again.', fields: [] };
  engine({ 'POST /v1/flows/f1/versions/1/restore': { status: 412, body: problem } });
  const onEdit = vi.fn();
  await open({ onEdit });
  await choose('Version 1', 'Restore as draft');
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Restore as draft' }));
  expect(await screen.findByText(/^Somebody saved the draft meanwhile/)).toBeTruthy();
  expect(onEdit).not.toHaveBeenCalled();
});

test('a flow without a draft: the last two are compared, and nothing is replaced', async () => {
  const heard = engine({ 'GET /v1/flows/f1': { body: { flow_id: 'f1', has_draft: false } } });
  await open();
  expect(await screen.findByLabelText('To')).toHaveProperty('value', '2');
  await choose('Version 1', 'Restore as draft');
  expect(await screen.findByText(/^There is no draft now/)).toBeTruthy();
  expect(heard.some(({ path }) => path === '/v1/flows/f1/draft')).toBe(false);
});

test('out of service after asking', async () => {
  const heard = engine({ 'POST /v1/flows/f1/archive': { body: version(2, 'archived') } });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Take out of service' }));
  expect(heard.some(({ method }) => method === 'POST')).toBe(false);
  await userEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Take out of service' }));
  await vi.waitFor(() => expect(heard.some(({ path }) => path === '/v1/flows/f1/archive')).toBe(true));
});

test('who may only look has nothing that changes anything', async () => {
  engine();
  await open({}, (scope) => scope === 'flows:read');
  expect(await screen.findByText('In service')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Take out of service' })).toBeNull();
  await userEvent.click((await row('Version 1')).getByRole('button', { name: 'More for Version 1' }));
  expect(screen.queryByRole('menuitem', { name: 'Restore as draft' })).toBeNull();
});

test('the two pictures stand side by side, each by its name', async () => {
  engine();
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Call the customer' }));
  expect(screen.getByRole('region', { name: 'Version 2' })).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Draft' })).toBeTruthy();
  expect(screen.getAllByRole('region', { name: 'Canvas' })).toHaveLength(2);
  // The description belongs to the request's card, on either side.
  expect(screen.getAllByText('~ changed')).toHaveLength(2);
});
