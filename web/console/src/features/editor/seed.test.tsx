// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { Palette } from './components/Palette';
import { courier } from './model/testing/samples';
import { Outline } from './outline/Outline';
import { Panel } from './panel/Panel';
import { deskOn, showOn } from './testing/showDesk';

afterEach(cleanup);

const EMPTY = {
  format: 1,
  name: 'Courier at the door',
  description: '',
  trigger: { kind: 'api_request' },
  entry: '',
  steps: {},
};
const TEXT =
  'Hello there. The courier is at the drop-off location with your order number %{current_flow.order_number}, from %{current_flow.origin_store}. Thank you for trusting our services. Bon appétit!';

test('the seed page, step by step, gives the courier flow', async () => {
  const desk = deskOn(EMPTY);
  await showOn(
    desk,
    <>
      <Palette />
      <Outline />
      <Panel />
    </>,
  );
  const user = userEvent.setup({ delay: null });
  const choose = async (label: string, option: string) =>
    user.selectOptions(screen.getByLabelText(label, { exact: false, selector: 'select' }), option);
  const tab = async (name: string) => user.click(await screen.findByRole('tab', { name }));

  const names = ['customer_number', 'order_number', 'origin_store'];
  for (const [i, name] of names.entries()) {
    if (i > 0) await user.click(screen.getByRole('button', { name: 'Add new argument' }));
    const row = within(screen.getByRole('listitem', { name: `Argument ${i + 1}` }));
    await user.type(row.getByLabelText(/Argument name/), name);
    if (i === 0) {
      await user.selectOptions(row.getByLabelText(/Variable/), 'Create variable…');
      await user.type(row.getByLabelText('Name of the new variable'), 'customer_phone_number');
      await user.click(row.getByRole('button', { name: 'Create' }));
    } else await user.selectOptions(row.getByLabelText(/Variable/), `Create variable “${name}”`);
  }
  expect(desk.editor.doc().trigger.arguments).toEqual(courier().trigger.arguments);
  expect(desk.editor.doc().variables).toEqual(courier().variables);

  await tab('Exits');
  await choose('Next', 'New: Make outbound call');
  expect(desk.editor.doc().entry).toBe('make_outbound_call');
  await user.click(screen.getByRole('button', { name: /Show Make outbound call/ }));
  await tab('Settings');
  await choose('Outbound call number', '+12025550100 · Front desk');
  await choose('Destination number', 'Variable: customer_phone_number');
  expect(screen.getByLabelText(/Maximum ringing time/).getAttribute('aria-valuetext')).toBe('15 seconds');

  await tab('Exits');
  await choose('Answered', 'New: Play audio');
  await choose('Invalid number', 'New: End flow');
  await choose('Busy', 'End flow');
  await choose('No Answer', 'End flow');
  await user.click(screen.getByRole('button', { name: /Show Play audio/ }));
  await tab('Preferences');
  await user.clear(screen.getByLabelText(/^Name/));
  await user.type(screen.getByLabelText(/^Name/), 'Send notification to contact');
  await tab('Settings');
  await user.click(screen.getByLabelText(/^Message/));
  await user.paste(TEXT);
  await tab('Exits');
  await choose('Done', 'End flow');

  const doc = desk.editor.doc();
  const wanted = courier();
  expect(doc.steps.make_outbound_call?.settings).toEqual(wanted.steps.dial?.settings);
  expect(doc.steps.make_outbound_call?.exits).toEqual({
    answered: 'play_audio',
    invalid_number: 'end_flow',
    busy: 'end_flow',
    no_answer: 'end_flow',
  });
  expect(doc.steps.play_audio).toMatchObject({
    name: 'Send notification to contact',
    settings: wanted.steps.notify?.settings,
    exits: { ok: 'end_flow' },
  });

  while (desk.editor.state().done.length > 0) desk.editor.undo();
  expect(JSON.stringify(desk.editor.doc())).toBe(JSON.stringify(EMPTY));
});

test('the palette’s search is named as one, and a double click adds one step', async () => {
  const desk = deskOn(courier());
  desk.editor.select(['notify']);
  await showOn(desk, <Palette />);
  expect(screen.getByLabelText('Search components').getAttribute('placeholder')).toBe('Search components');
  await userEvent.dblClick(screen.getByRole('button', { name: 'Play audio' }));
  expect(Object.keys(desk.editor.doc().steps)).toHaveLength(4);
});

test('a second call on the path and a voice step without a contact are greyed, with the reason', async () => {
  const desk = deskOn(courier());
  desk.editor.select(['notify']);
  await showOn(desk, <Palette />);
  const call = screen.getByRole('button', { name: 'Make outbound call' });
  expect(call.getAttribute('aria-disabled')).toBe('true');
  expect(call.getAttribute('title')).toContain('one “Make outbound call” on each call path');
  await userEvent.click(call);
  expect(Object.keys(desk.editor.doc().steps)).toHaveLength(3);
  expect(desk.told.get()).toEqual({ key: 'path.second_call' });
});

test('who may only look gets no control that changes anything', async () => {
  const desk = { ...deskOn(courier()), may: { edit: false, publish: false } };
  desk.editor.select(['notify']);
  const { container } = await showOn(desk, <Panel />);
  expect((await screen.findByRole('button', { name: 'Remove step' })).closest('fieldset[disabled]')).not.toBeNull();
  expect(container.querySelectorAll('fieldset[disabled] textarea')).toHaveLength(1);
});

test('the outline alone wires: W on an exit, then Enter on a step; Escape leaves it', async () => {
  const desk = deskOn(courier());
  await showOn(desk, <Outline />);
  const user = userEvent.setup({ delay: null });
  const row = (key: string) => document.querySelector<HTMLElement>(`[data-row="${key}"]`);
  screen.getAllByRole('treeitem')[0]?.focus();
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(row('dial busy'));
  await user.keyboard('w{Escape}w');
  expect(desk.tool.get().is).toBe('wiring');
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}');
  expect(document.activeElement).toBe(row('notify'));
  await user.keyboard('{Enter}');
  expect(desk.editor.doc().steps.dial?.exits?.busy).toBe('notify');
  expect(desk.tool.get().is).toBe('idle');
});

test.each(['Delete', 'Backspace'])(
  '%s takes a step out of the outline, and the row before has the focus',
  async (key) => {
    const desk = deskOn(courier());
    await showOn(desk, <Outline />);
    const user = userEvent.setup({ delay: null });
    const rows = screen.getAllByRole('treeitem');
    const at = rows.findIndex((row) => row.dataset.row === 'notify');
    rows[0]?.focus();
    await user.keyboard('{ArrowDown}'.repeat(at));
    await user.keyboard(`{${key}}`);
    expect(Object.keys(desk.editor.doc().steps)).toEqual(['dial', 'end']);
    expect(document.activeElement).toBe(rows[at - 1]);
  },
);

test('editing one step leaves the objects of all others as they were', async () => {
  const desk = deskOn(courier());
  desk.editor.select(['notify']);
  await showOn(desk, <Panel />);
  const { dial } = desk.editor.doc().steps;
  await userEvent.type(await screen.findByLabelText(/^Message/), '!');
  expect(desk.editor.doc().steps.dial).toBe(dial);
  expect(desk.editor.state().done).toHaveLength(1);
});
