import { expect, type Locator, type Page, test } from '@playwright/test';
import type { Hands } from './hands';
import { button, dialog, labelled, panel, section, showStep, tab } from './pages';

/* "Configuring an API Flow" of the product's page, a step for each of its bullets, with the page's own words. */

export const FLOW = 'Courier at the door';
export const NUMBER = { number: '+12025550100', label: 'Front desk' };
export const NOTIFY = 'Send notification to contact';
export const MESSAGE =
  'Hello there. The courier is at the drop-off location with your order number %{current_flow.order_number}, from %{current_flow.origin_store}. Thank you for trusting our services. Bon appétit!';
const CALL = 'Make outbound call';

interface Argument {
  nth: number;
  name: string;
  variable: string;
}

const writeArgument = async (page: Page, hands: Hands, { nth, name, variable }: Argument) => {
  const row = panel(page).getByRole('listitem', { name: `Argument ${nth}` });
  await hands.write(labelled(row, 'Argument name'), name);
  if (variable === name) return hands.choose(labelled(row, 'Variable'), `Create variable “${name}”`);
  await hands.choose(labelled(row, 'Variable'), 'Create variable…');
  await hands.write(labelled(row, 'Name of the new variable'), variable);
  await hands.press(button(row, 'Create'));
};

const exit = (page: Page, name: string): Locator => labelled(panel(page), name);

/** A component of the palette with its reason, when it may not stand behind the selected step. */
const refusedWith = async (page: Page, hands: Hands, component: string, reason: RegExp) => {
  await hands.pick(tab(page, 'Add step'));
  const item = button(page.getByRole('region', { name: 'Add step' }), component);
  await expect(item).toHaveAttribute('aria-disabled', 'true');
  await expect(item).toHaveAttribute('title', reason);
  await hands.press(item);
  await expect(page.getByRole('status').filter({ hasText: reason })).toBeVisible();
};

const createFlow = async (page: Page, hands: Hands) => {
  const form = dialog(page, 'Create flow');
  await test.step('Click Create flow on the Flow Manager page, select Empty flow, followed by Next', async () => {
    await hands.press(section(page, 'Flow Manager'));
    await hands.press(button(page, 'Create flow').first());
    await hands.pick(form.getByRole('radio', { name: /^Empty flow/ }));
    await hands.press(button(form, 'Next'));
  });
  await test.step('Choose API request and then Next', async () => {
    await expect(form.getByRole('radio', { name: /^API request/ })).toBeChecked();
    await hands.press(button(form, 'Next'));
  });
  await test.step('Provide a name and, optionally, a description for the flow', async () => {
    await hands.write(labelled(form, 'Name'), FLOW);
    await hands.write(
      labelled(form, 'Description'),
      'Tells the customer that the courier is at the drop-off location.',
    );
    await hands.press(button(form, 'Create'));
    await expect(panel(page).getByRole('heading', { name: 'API request' })).toBeVisible();
    await expect(labelled(page, 'Name of the flow')).toHaveValue(FLOW);
  });
};

const writeRequest = async (page: Page, hands: Hands) => {
  await test.step('Fill in the first text box with the "Argument name" and create its flow variable', () =>
    writeArgument(page, hands, { nth: 1, name: 'customer_number', variable: 'customer_phone_number' }));
  await test.step('Repeat the process and click Add new argument', async () => {
    for (const [i, name] of ['order_number', 'origin_store'].entries()) {
      await hands.press(button(panel(page), 'Add new argument'));
      await writeArgument(page, hands, { nth: i + 2, name, variable: name });
    }
  });
  await test.step('If necessary, create a variable to populate the interaction_id field', async () => {
    const variables = panel(page).getByRole('region', { name: 'Variables' });
    await hands.choose(labelled(variables, 'interaction_id'), 'Create variable “interaction_id”');
  });
  await test.step('Each of the voice components can only be placed on a point of the flow where a call exists', () =>
    refusedWith(page, hands, 'Play audio', /Needs the contact on the line/));
};

const writeCall = async (page: Page, hands: Hands) => {
  await test.step('Go to the Exits tab and add the "Make outbound call" component', async () => {
    await hands.pick(tab(panel(page), 'Exits'));
    await hands.choose(exit(page, 'Next'), `New: ${CALL}`);
    await showStep(page, hands, CALL);
  });
  await test.step('Note: one “Make outbound call” component per call path', () =>
    refusedWith(page, hands, CALL, /one “Make outbound call” on each call path/));
  await test.step('In “Outbound call number”, select a source phone number from the list', async () => {
    await hands.pick(tab(panel(page), 'Settings'));
    await hands.choose(labelled(panel(page), 'Outbound call number'), `${NUMBER.number} · ${NUMBER.label}`);
  });
  await test.step('Select the destination number variable', () =>
    hands.choose(labelled(panel(page), 'Destination number'), 'Variable: customer_phone_number'));
  await test.step('Define the maximum time that the call will ring, 10 to 35 seconds, 15 being the default', async () => {
    const ring = labelled(panel(page), 'Maximum ringing time');
    await expect(ring).toHaveAttribute('min', '10');
    await expect(ring).toHaveAttribute('max', '35');
    await expect(ring).toHaveValue('15');
    // Short, for the one who never picks up.
    await hands.least(ring);
    await expect(ring).toHaveAttribute('aria-valuetext', '10 seconds');
  });
  await hands.pick(tab(panel(page), 'Exits'));
  await test.step('“Answered”: directed to a “Play Audio” component, named “Send notification to contact”', async () => {
    await hands.choose(exit(page, 'Answered'), 'New: Play audio');
    await showStep(page, hands, 'Play audio');
    await hands.pick(tab(panel(page), 'Preferences'));
    await hands.write(labelled(panel(page), 'Name'), NOTIFY);
    await showStep(page, hands, CALL);
    await hands.pick(tab(panel(page), 'Exits'));
  });
  await test.step('“Invalid number”: the “End flow” component', () =>
    hands.choose(exit(page, 'Invalid number'), 'New: End flow'));
  await test.step('“Busy”: the “End flow” component', () => hands.choose(exit(page, 'Busy'), 'End flow'));
  await test.step('“No Answer”: the “End flow” component', () => hands.choose(exit(page, 'No Answer'), 'End flow'));
};

const writeMessage = async (page: Page, hands: Hands) => {
  await test.step('Choose the method by which the audio message will be played: Text-to-speech', async () => {
    await showStep(page, hands, NOTIFY);
    await hands.pick(tab(panel(page), 'Settings'));
    await hands.choose(labelled(panel(page), 'Source'), 'Text-to-speech');
    await hands.write(labelled(panel(page), 'Message'), MESSAGE);
  });
  await test.step('A second call on this path is refused too', () =>
    refusedWith(page, hands, CALL, /one “Make outbound call” on each call path/));
  await test.step('On the Exits tab, select the End flow component', async () => {
    await hands.pick(tab(panel(page), 'Exits'));
    await hands.choose(exit(page, 'Done'), 'End flow');
  });
};

/** From the Flow Manager to a published flow. */
export const configureFlow = async (page: Page, hands: Hands): Promise<void> => {
  await createFlow(page, hands);
  await writeRequest(page, hands);
  await writeCall(page, hands);
  await writeMessage(page, hands);
  await test.step('Save and publish your flow', async () => {
    await hands.press(button(page, 'Save'));
    await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
    await expect(button(page, 'No faults')).toBeVisible();
    await hands.press(button(page, 'Publish'));
    const publish = dialog(page, /^Publish/);
    await hands.press(button(publish, /^Publish/));
    await expect(publish.getByText(/Version 1 is published/)).toBeVisible();
    await page.keyboard.press('Escape');
  });
};
