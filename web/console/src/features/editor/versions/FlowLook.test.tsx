// @vitest-environment happy-dom
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { answering, draw } from '../../../../tests/draw';
import { exitKey } from '../../../lib/flow/marks';
import { courier } from '../model/testing/samples';
import { FlowLook } from './FlowLook';

const marks = {
  steps: new Map([['dial', { tone: 'warn', words: '~ changed' }]] as const),
  exits: new Map([[exitKey('dial', 'busy'), { tone: 'bad', words: '− removed' }]] as const),
  faintRest: true,
};

test('a flow to look at: marks in words, no control that edits', async () => {
  const none = { body: { items: [], next_page_token: null } };
  answering({ 'GET /v1/numbers': none, 'GET /v1/trunks': none });
  await draw(<FlowLook flowId="f" document={courier()} marks={marks} panel chosen="dial" />);
  expect(screen.getByText('~ changed')).toBeTruthy();
  expect(screen.getByText('− removed')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /leads nowhere/ })).toBeNull();
  expect((await screen.findByRole('button', { name: 'Remove step' })).closest('fieldset[disabled]')).not.toBeNull();
});

test('what is no flow is shown as text', async () => {
  await draw(<FlowLook flowId="f" document={{ name: 7 }} />);
  expect(screen.getByText(/is no flow the editor can show: \/name/)).toBeTruthy();
});
