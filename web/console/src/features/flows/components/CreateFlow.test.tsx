// @vitest-environment happy-dom
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { answering, draw } from '../../../../tests/draw';
import { PSEUDO } from '../../../lib/i18n/words';
import { samples } from '../api/samples';
import { CreateFlow } from './CreateFlow';

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

test('an empty flow is made by the words of the product', async () => {
  const heard = answering({ 'POST /v1/flows': { status: 201, body: { flow_id: 'f1' } } });
  const onCreated = vi.fn();
  await draw(<CreateFlow onClose={() => {}} onCreated={onCreated} />);
  expect(screen.getByRole('button', { name: 'Next' })).toHaveProperty('disabled', true);
  await userEvent.click(screen.getByRole('radio', { name: /^Empty flow/ }));
  await press('Next');
  await userEvent.click(screen.getByRole('radio', { name: /^API request/ }));
  await press('Next');
  await userEvent.type(screen.getByLabelText('Name'), 'Courier{enter}');
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith('f1'));
  expect(heard.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
    { method: 'POST', path: '/v1/flows', body: { name: 'Courier', description: '' } },
  ]);
  expect(heard[0]?.headers.get('X-Engine-Console')).toBe('1');
});

test('a sample is made with its tests', async () => {
  const courier = samples[0];
  const saved = Object.fromEntries(
    (courier?.scenarios ?? []).map(({ name }) => [`PUT /v1/flows/f1/scenarios/${name}`, { body: {} }]),
  );
  const heard = answering({ 'POST /v1/flows': { status: 201, body: { flow_id: 'f1' } }, ...saved });
  const onCreated = vi.fn();
  await draw(<CreateFlow onClose={() => {}} onCreated={onCreated} />);
  await userEvent.click(screen.getByRole('radio', { name: new RegExp(`^${courier?.document.name}`) }));
  await press('Next');
  await press('Next');
  await press('Create');
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith('f1'));
  expect(heard).toHaveLength(1 + Object.keys(saved).length);
  expect(heard[0]?.body).toMatchObject({ document: { name: courier?.document.name, steps: courier?.document.steps } });
});

test('what the engine finds wrong with the name stands at the name', async () => {
  const problem = {
    code: 'invalid_body',
    title: 'The request body is not what this request takes.',
    description: 'Correct it.',
    fields: [{ name: 'name', description: 'is taken' }],
  };
  answering({ 'POST /v1/flows': { status: 400, body: problem } });
  await draw(<CreateFlow onClose={() => {}} onCreated={() => {}} />);
  await userEvent.click(screen.getByRole('radio', { name: /^Empty flow/ }));
  await press('Next');
  await press('Next');
  await userEvent.type(screen.getByLabelText('Name'), 'Courier{enter}');
  await waitFor(() => expect(screen.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true'));
  expect(screen.getByText('is taken').id).toBe(screen.getByLabelText('Name').getAttribute('aria-describedby'));
});

test('a file that is no flow is said to be none', async () => {
  answering({});
  await draw(<CreateFlow onClose={() => {}} onCreated={() => {}} />);
  await userEvent.upload(
    screen.getByLabelText('Import a file', { selector: 'input' }),
    new File(['{'], 'x.json', { type: 'application/json' }),
  );
  expect(await screen.findByText('This file is no JSON.')).toBeTruthy();
});

test('every word of the dialog has a key', async () => {
  answering({});
  await draw(<CreateFlow onClose={() => {}} onCreated={() => {}} />, { language: PSEUDO });
  const data = new Set(samples.map(({ document }) => document.name));
  const said = [...screen.getByRole('dialog').querySelectorAll('*')].flatMap((node) =>
    [...node.childNodes]
      .filter((child) => child.nodeType === Node.TEXT_NODE)
      .map((child) => child.textContent?.trim() ?? ''),
  );
  expect(said.length).toBeGreaterThan(10);
  expect(said.filter((text) => text !== '' && !text.startsWith('[') && !data.has(text))).toEqual([]);
});
