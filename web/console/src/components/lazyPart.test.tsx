// @vitest-environment happy-dom

import { CatchBoundary } from '@tanstack/react-router';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import { draw } from '../../tests/draw';
import { lazyPart } from './lazyPart';

const Faulty = (): null => {
  throw new Error('a fault of ours');
};

const module = { Part: ({ says }: { says: string }) => <p>{says}</p> };

test('a part that does not come says so, what is around it stays, and it comes when it is asked for again', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const load = vi
    .fn<() => Promise<typeof module>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch'))
    .mockResolvedValue(module);
  const Part = lazyPart(load, 'Part');
  await draw(
    <>
      <label>
        Typed <input defaultValue="kept" />
      </label>
      <Suspense fallback={null}>
        <Part says="here" />
      </Suspense>
    </>,
  );
  expect(await screen.findByText('This part of the console did not come.')).toBeTruthy();
  expect(screen.getByLabelText('Typed')).toHaveProperty('value', 'kept');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('here')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(2);
});

test('a fault of the part itself is none of its loading', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const Broken = lazyPart(async () => ({ Faulty }), 'Faulty');
  await draw(
    <CatchBoundary getResetKey={() => 1} errorComponent={({ error }) => <p>{String(error)}</p>}>
      <Suspense fallback={null}>
        <Broken />
      </Suspense>
    </CatchBoundary>,
  );
  expect(await screen.findByText(/a fault of ours/)).toBeTruthy();
});
