// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { addStep } from '../model/commands/addStep';
import { edited } from '../model/testing/edits';
import { courier, sample, sampleNames } from '../model/testing/samples';
import { Panel } from '../panel/Panel';
import { deskOn, showOn } from '../testing/showDesk';
import { FORMS } from './forms';
import { KINDS } from './kinds';

afterEach(cleanup);

describe('forms', () => {
  test.each(Object.keys(FORMS))('%s: a fresh step is shown and not changed by being looked at', async (kind) => {
    const doc = edited(courier(), [addStep({ id: 'fresh', kind })]);
    const desk = deskOn(doc);
    desk.editor.select(['fresh']);
    const { container } = await showOn(desk, <Panel />);
    expect(desk.editor.doc()).toBe(doc);
    for (const control of container.querySelectorAll('input, select, textarea')) {
      const label =
        control.getAttribute('aria-label') ??
        container.querySelector(`label[for="${control.id}"]`)?.textContent ??
        control.closest('label')?.textContent;
      expect(label?.trim()).toBeTruthy();
    }
  });

  test.each(sampleNames)('%s: every step is shown as it is', async (name) => {
    const doc = sample(name);
    const desk = deskOn(doc);
    await showOn(desk, <Panel />);
    for (const id of Object.keys(doc.steps)) {
      desk.editor.select([id]);
      await screen.findByRole('heading', { name: doc.steps[id]?.name ?? id });
    }
    expect(desk.editor.doc()).toBe(doc);
  });

  test('nonsense in the settings is shown without a throw', async () => {
    for (const kind of Object.keys(KINDS)) {
      const settings = { rules: 3, options: 'x', prompts: {}, source: [], action: 1, to: 'x', inputs: [1] };
      const desk = deskOn({ ...courier(), steps: { odd: { type: kind, settings } } });
      desk.editor.select(['odd']);
      await showOn(desk, <Panel />);
      cleanup();
    }
  });

  test('a fault stands at its field', async () => {
    const desk = deskOn(courier());
    desk.editor.select(['dial']);
    desk.faults.set([
      {
        code: 'number_unknown',
        severity: 'error',
        path: '/steps/dial/settings/from/number',
        message: 'Nobody has this number.',
      },
    ]);
    await showOn(desk, <Panel />);
    expect(screen.getByLabelText(/Outbound call number/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('Nobody has this number.')).toBeDefined();
  });

  test('a key of a menu is added, its exit renamed with its wire', async () => {
    const desk = deskOn(sample('callback-offer.json'));
    desk.editor.select(['offer']);
    await showOn(desk, <Panel />);
    const user = userEvent.setup({ delay: null });
    await user.selectOptions(screen.getByLabelText('Add key…'), 'Key 2');
    expect(desk.editor.doc().steps.offer?.settings).toMatchObject({ options: { '1': 'yes', '2': 'key_2' } });
    const exit = screen.getByLabelText(/Exit of key 1/);
    await user.clear(exit);
    await user.type(exit, 'Please call{Enter}');
    expect(desk.editor.doc().steps.offer?.exits).toMatchObject({ please_call: 'callback' });
  });

  test('rows are moved by Alt and an arrow', async () => {
    const desk = deskOn(sample('voice-survey.json'));
    desk.editor.select(['question']);
    await showOn(desk, <Panel />);
    const user = userEvent.setup({ delay: null });
    screen.getAllByLabelText(/^Words/)[0]?.focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(desk.editor.doc().steps.question?.settings?.options).toMatchObject([{ exit: 'yes' }, { exit: 'no' }]);
  });
});
