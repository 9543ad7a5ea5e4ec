// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import { answering } from '../../../../tests/draw';
import { drawRouted } from '../../../../tests/drawRouted';
import { Prompts } from './Prompts';

const prompt = {
  prompt_id: 'p1',
  name: 'welcome',
  description: '',
  duration_ms: 1500,
  etag: 'one',
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T10:00:00Z',
};
const listed = (etag: string) => ({ body: { items: [{ ...prompt, etag }], next_page_token: null } });
const changed = { status: 412, body: { code: 'prompt_changed', title: 'It was changed.', fields: [] } };

test('a name is saved with the tag it was read with', async () => {
  const heard = answering({
    'GET /v1/prompts': listed('one'),
    'GET /v1/prompts/p1': { body: prompt, headers: { ETag: '"one"' } },
    'PUT /v1/prompts/p1': { body: prompt },
  });
  await drawRouted(<Prompts />);
  await userEvent.click(await screen.findByRole('button', { name: 'Edit' }));
  await userEvent.type(await screen.findByLabelText(/Description/), 'At the door');
  await userEvent.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  const sent = heard.find(({ method }) => method === 'PUT');
  expect(sent?.headers.get('If-Match')).toBe('"one"');
  expect(sent?.body).toEqual({ name: 'welcome', description: 'At the door' });
});

test('a sound that somebody else replaced is heard first, and the file waits', async () => {
  let stored = 'one';
  const heard = answering({
    'GET /v1/prompts': () => listed(stored),
    'PUT /v1/prompts/p1/content': ({ headers }) => {
      if (headers.get('If-Match') === '"two"') return { body: prompt };
      stored = 'two';
      return changed;
    },
  });
  await drawRouted(<Prompts />);
  await screen.findByText('welcome');
  // The bytes are those of JSON, for the network of these tests reads every body as such.
  await userEvent.upload(screen.getByLabelText('Replace'), new File(['1'], 'new.wav', { type: 'audio/wav' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Load theirs' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Replace it with new.wav' }));
  await waitFor(() => expect(screen.queryByText(/still waits/)).toBeNull());
  const tags = heard.filter(({ method }) => method === 'PUT').map(({ headers }) => headers.get('If-Match'));
  expect(tags).toEqual(['"one"', '"two"']);
});

test('an older error neither hides that of what began after it nor outlives it', async () => {
  const refused = (title: string) => ({ status: 415, body: { code: 'unsupported_sound', title, fields: [] } });
  let isRefused = true;
  answering({
    'GET /v1/prompts': listed('one'),
    'POST /v1/prompts': refused('That upload is no sound.'),
    'PUT /v1/prompts/p1/content': () => (isRefused ? refused('That replacement is no sound.') : { body: prompt }),
  });
  await drawRouted(<Prompts />);
  await screen.findByText('welcome');
  const pick = (label: string) =>
    userEvent.upload(screen.getByLabelText(label), new File(['1'], 'new.wav', { type: 'audio/wav' }));
  await pick('Upload prompt');
  expect(await screen.findByText('That upload is no sound.')).toBeTruthy();
  await pick('Replace');
  expect(await screen.findByText('That replacement is no sound.')).toBeTruthy();
  expect(screen.queryByText('That upload is no sound.')).toBeNull();
  isRefused = false;
  await pick('Upload prompt');
  expect(await screen.findByText('That upload is no sound.')).toBeTruthy();
  await pick('Replace');
  await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
});
