// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test, vi } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import { type ReportSearch, reportSearch } from '../model/filters';
import { Reports } from './Reports';

const row = (order: number) => ({
  interaction_id: 'i1',
  flow_name: 'Courier',
  flow_version: 2,
  destination_number: '+12025550123',
  step_name: `Step ${order}`,
  step_execution_order: order,
  exit: 'no_answer',
  reason: null,
  time_in_step: 15.2,
  timestamp: '2026-03-01T10:00:00Z',
});
const flows = { 'GET /v1/flows': { body: { items: [{ flow_id: 'f1', name: 'Courier' }], next_page_token: null } } };
const REPORT = 'GET /v1/reports/flow-executions';

/** As its page holds it: the search is what the address says. */
const Page = ({ first }: { first: ReportSearch }) => {
  const [search, setSearch] = useState(first);
  return (
    <>
      <output>{JSON.stringify(search)}</output>
      <Reports search={search} onSearch={(change) => setSearch({ ...search, ...change })} />
    </>
  );
};

const open = (given: Record<string, unknown> = {}, may?: (scope: string) => boolean) =>
  drawRouted(<Page first={reportSearch(given)} />, '/reports', may && { may });

const address = () => JSON.parse(screen.getByRole('status', { name: '' }).textContent ?? '');

afterEach(() => vi.restoreAllMocks());

test('rows lead to their interaction, and more come by page', async () => {
  let page = 0;
  answering({
    ...flows,
    [REPORT]: () => {
      page += 1;
      return { body: { items: [row(page)], next_page_token: page === 1 ? 'next' : null } };
    },
  });
  await open();
  expect(await screen.findByText('1. Step 1')).toBeTruthy();
  expect(screen.getByRole('link').getAttribute('href')).toBe('/interactions/i1');
  await userEvent.click(screen.getByRole('button', { name: 'More rows' }));
  expect(await screen.findByText('2. Step 2')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'More rows' })).toBeNull();
});

test('filters go into the address; a number when its typing is over', async () => {
  answering({ ...flows, [REPORT]: { body: { items: [row(1)], next_page_token: null } } });
  await open({ from: '2026-03-01', to: '2026-03-01' });
  await userEvent.selectOptions(await screen.findByLabelText('Flow'), 'Courier');
  await userEvent.selectOptions(screen.getByLabelText('Outcome'), 'Busy');
  await userEvent.type(screen.getByLabelText(/Number in full/), '+1 202 555 0123');
  expect(address()).not.toHaveProperty('number');
  await userEvent.type(screen.getByLabelText(/Number in full/), '{Enter}');
  expect(address()).toMatchObject({ flow: 'f1', outcome: 'busy', number: '+12025550123' });
  await userEvent.click(screen.getByRole('button', { name: 'Earlier' }));
  expect(address()).toMatchObject({ from: '2026-02-28', to: '2026-02-28' });
});

test('a day can be typed: nothing is asked for until its year is whole, and nothing typed is taken back', async () => {
  const heard = answering({ ...flows, [REPORT]: { body: { items: [row(1)], next_page_token: null } } });
  await open({ from: '2026-03-01', to: '2026-03-31' });
  const first = await screen.findByLabelText('First day');
  const asked = heard.length;
  // What a browser says of a date while it is typed over, field by field.
  for (const value of ['', '0002-02-01', '0020-02-01', '0202-02-01']) {
    fireEvent.change(first, { target: { value } });
    expect(first).toHaveProperty('value', value);
  }
  expect(address()).toMatchObject({ from: '2026-03-01', to: '2026-03-31' });
  expect(heard).toHaveLength(asked);
  fireEvent.change(first, { target: { value: '2026-02-01' } });
  expect(address()).toMatchObject({ from: '2026-02-01', to: '2026-03-31' });
  fireEvent.change(first, { target: { value: '' } });
  fireEvent.blur(first);
  expect(address()).toEqual({ to: '2026-03-31' });
});

test('a period that ends before it begins is refused in words, and not asked for', async () => {
  const heard = answering(flows);
  await open({ from: '2026-03-02', to: '2026-03-01' });
  expect(await screen.findByText(/^The first day is after the last day/)).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Download CSV' })).toHaveProperty('disabled', true);
  expect(heard.some(({ path }) => path === '/v1/reports/flow-executions')).toBe(false);
});

test('the CSV is asked for with the same filters, and kept byte by byte', async () => {
  const kept: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    kept.push(blob as Blob);
    return 'blob:kept';
  });
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download);
  });
  const heard = answering({ ...flows, [REPORT]: { body: { items: [row(1)], next_page_token: null } } });
  await open({ from: '2026-03-01', to: '2026-03-02', outcome: 'busy' });
  await userEvent.click(await screen.findByRole('button', { name: 'Download CSV' }));
  await waitFor(() => expect(names).toEqual(['flow-executions_from-2026-03-01_to-2026-03-02.csv']));
  expect(heard.some(({ headers }) => headers.get('Accept') === 'text/csv')).toBe(true);
  expect(kept[0]?.size).toBeGreaterThan(0);
});

test('a CSV that does not come says why', async () => {
  answering({
    ...flows,
    [REPORT]: ({ headers }) =>
      headers.get('Accept') === 'text/csv'
        ? { status: 503, body: { code: 'store_unavailable', title: 'The store cannot be reached.', fields: [] } }
        : { body: { items: [row(1)], next_page_token: null } },
  });
  await open();
  await userEvent.click(await screen.findByRole('button', { name: 'Download CSV' }));
  expect(await screen.findByText('The store cannot be reached.')).toBeTruthy();
  expect(screen.getByText('1. Step 1')).toBeTruthy();
});

test('a refused number says why, and the filters stay', async () => {
  answering({
    ...flows,
    [REPORT]: {
      status: 400,
      body: {
        code: 'invalid_parameters',
        title: 'A query parameter or a header is not valid.',
        description: 'Correct it.',
        fields: [{ name: 'number', description: 'must be E.164' }],
      },
    },
  });
  await open({ number: '123' });
  expect(await screen.findByText('must be E.164', { exact: false })).toBeTruthy();
  expect(screen.getByLabelText(/Number in full/)).toHaveProperty('value', '123');
});

test('an empty period leads to the call before it', async () => {
  answering({
    ...flows,
    [REPORT]: { body: { items: [], next_page_token: null } },
    'GET /v1/interactions': { body: { items: [{ accepted_at: '2026-01-15T12:00:00Z' }], next_page_token: null } },
  });
  await open({ from: '2026-03-01', outcome: 'busy' });
  expect(await screen.findByText('No calls in this time.')).toBeTruthy();
  await userEvent.click(await screen.findByRole('button', { name: /Go to the call before it/ }));
  expect(address()).toMatchObject({ from: '2026-01-15', to: '2026-01-15', outcome: 'busy' });
  await userEvent.click(await screen.findByRole('button', { name: 'Take the other filters away' }));
  expect(address()).toEqual({ from: '2026-01-15', to: '2026-01-15' });
});

test('who may not read the report is told so', async () => {
  answering({ [REPORT]: { status: 403, body: { code: 'insufficient_scope', title: 'No.' } } });
  await open({}, () => false);
  expect(await screen.findByText('reports:read')).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Download CSV' })).toBeNull();
});
