// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRoute } from '../../../../tests/drawRoute';
import { courier } from '../model/testing/samples';
import { OneVersion } from './OneVersion';

const none = { body: { items: [], next_page_token: null } };

const version = {
  flow_version_id: 'v3',
  flow_id: 'f1',
  number: 3,
  state: 'archived',
  name: 'Courier',
  content_hash: '',
  published_at: '2026-03-01T10:00:00Z',
  archived_at: null,
  message: 'Rings longer',
};

const open = (may: (scope: string) => boolean = () => true) =>
  drawRoute(<OneVersion flowId="f1" number={3} step="dial" onStep={() => {}} onEdit={() => {}} />, { may });

test('a version stands in the editor’s canvas and panel, to look at only', async () => {
  answering({
    'GET /v1/flows/f1/versions/3': { body: { version, document: courier() } },
    'GET /v1/flows/f1/versions': { body: { items: [version], next_page_token: null } },
    'GET /v1/numbers': none,
    'GET /v1/trunks': none,
  });
  await open();
  expect(await screen.findByRole('heading', { name: 'Courier, version 3' })).toBeTruthy();
  expect(screen.getByText('Rings longer')).toBeTruthy();
  expect(screen.getByText('Archived')).toBeTruthy();
  expect(screen.getByRole('region', { name: 'Canvas' })).toBeTruthy();
  expect(await screen.findByRole('heading', { name: 'Call the customer' })).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Remove step' }).closest('fieldset[disabled]')).not.toBeNull();
  await userEvent.click(screen.getByRole('tab', { name: 'Exits' }));
  expect(screen.getByRole('button', { name: 'Restore as draft' })).toBeTruthy();
});

test('a version that is gone is a failure with its words', async () => {
  const gone = {
    status: 404,
    body: { code: 'not_found', title: 'There is no such version.', description: '', fields: [] },
  };
  answering({
    'GET /v1/flows/f1/versions/3': gone,
    'GET /v1/flows/f1/versions': { body: { items: [], next_page_token: null } },
  });
  await open();
  expect(await screen.findByText('There is no such version.')).toBeTruthy();
});
