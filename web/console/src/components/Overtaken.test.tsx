// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { draw } from '../../tests/draw';
import { Problem } from '../lib/api/problem';
import type { Theirs } from '../lib/editing/theirs';
import { Overtaken } from './Overtaken';

const refused = new Problem({ code: 'resource_changed', status: 412 });
const theirs = (own: Partial<Theirs> = {}): Theirs => ({
  load: () => {},
  busy: false,
  problem: null,
  taken: false,
  clashes: [],
  ...own,
});
const show = (problem: Problem | null, own: Partial<Theirs> = {}) =>
  draw(<Overtaken problem={problem} theirs={theirs(own)} labelOf={(name) => name.toUpperCase()} />);

test('while nobody was faster nothing is said, nor of another fault', async () => {
  await show(null);
  expect(document.body.textContent).toBe('');
  await show(new Problem({ code: 'store_unavailable', status: 503 }));
  expect(document.body.textContent).toBe('');
});

test('being overtaken offers theirs', async () => {
  const load = vi.fn();
  await show(refused, { load });
  await userEvent.click(screen.getByRole('button', { name: 'Load theirs' }));
  expect(load).toHaveBeenCalledOnce();
});

test('theirs that cannot be read can be asked for again', async () => {
  await show(refused, { problem: new Problem({ code: 'store_unavailable', status: 503, title: 'No store.' }) });
  expect(screen.getByText('No store.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Load theirs' })).toBeTruthy();
});

test('what both changed is listed by its label', async () => {
  await show(null, { taken: true, clashes: [{ name: 'name', value: 'theirs' }] });
  expect(screen.getByText('NAME: they wrote “theirs”; yours stands in the form.')).toBeTruthy();
});
