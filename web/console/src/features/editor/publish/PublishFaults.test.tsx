// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { FaultsDrawer } from '../components/FaultsDrawer';
import { courier } from '../model/testing/samples';
import { deskOn, showOn } from '../testing/showDesk';
import { PublishFaults } from './PublishFaults';

afterEach(cleanup);

const desk = deskOn(courier());
desk.faults.set([
  { code: 'required', severity: 'error', path: '/steps/dial/settings/origin_number', message: 'Fill this in.' },
]);

test('what is to be filled in is named with its step before publishing', async () => {
  await showOn(desk, <PublishFaults />);
  expect(screen.getByRole('listitem').textContent).toBe('Call the customer origin number: Fill this in.');
});

test('and in the list of faults, which has the step already', async () => {
  await showOn(desk, <FaultsDrawer onClose={() => {}} />);
  expect(screen.getByRole('button', { name: 'origin number: Fill this in.' })).toBeTruthy();
});
