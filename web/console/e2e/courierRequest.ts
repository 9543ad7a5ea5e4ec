import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Page, test } from '@playwright/test';
import { apiAs } from './api';
import { FLOW, NOTIFY } from './courierFlow';
import type { Engine } from './engine';
import type { Hands } from './hands';
import { button, dialog, labelled, pasted, section, showStep, tab } from './pages';
import type { Phone } from './phone';
import { likeWhatWasRendered } from './sound';

/* "Configuring the API request", the notes and the specifications of the product's page, and then what a request does. */

/** Below this the phone heard something else than the message (the engine's own demo asks the same). */
const SAME_SOUND = 0.95;

interface Program {
  id: string;
  secret: string;
}

const request = (page: Page) => dialog(page, 'Request details');

/** Opens the panel from the list, reads it and takes away what a program needs. */
export const readRequest = async (page: Page, hands: Hands): Promise<{ curl: string; program: Program }> => {
  await test.step('Return to the Flow Manager page and click on the Request details button of the flow', async () => {
    await hands.press(section(page, 'Flow Manager'));
    await hands.press(button(page.getByRole('row', { name: FLOW }), 'Request details'));
  });
  await test.step('A side panel containing relevant information is displayed', async () => {
    await expect(request(page).getByText('POST', { exact: true })).toBeVisible();
    for (const name of ['customer_number', 'order_number', 'origin_store'])
      await expect(
        request(page)
          .getByRole('row', { name: new RegExp(`^${name}`) })
          .first(),
      ).toBeVisible();
  });
  const curl = await test.step('Obtain all the necessary details about how to build the API request', async () => {
    for (const name of ['C#', 'Python', 'JavaScript']) await expect(tab(request(page), name)).toBeVisible();
    await hands.pick(tab(request(page), 'curl'));
    const sample = request(page).getByRole('tabpanel', { name: 'curl' });
    await hands.press(button(sample, /^Cop/));
    await expect(sample.getByText('Copied')).toBeVisible();
    return pasted(page);
  });
  const program = await test.step('Create an OAuth client; the scope is flows-interactions:start', async () => {
    await expect(request(page).getByText('flows-interactions:start').first()).toBeVisible();
    await hands.press(button(request(page), 'Create client'));
    const once = dialog(page, "The client's secret");
    const text = await once.getByRole('region', { name: 'Id and secret' }).textContent();
    await hands.press(button(once, 'I have kept it'));
    const value = (name: string) => new RegExp(`${name}=(\\S+)`).exec(text ?? '')?.[1] ?? '';
    return { id: value('CLIENT_ID'), secret: value('CLIENT_SECRET') };
  });
  return { curl, program };
};

/** The copied text as it is, in a shell of its own. */
export const runInShell = async (curl: string, { id, secret }: Program): Promise<string> => {
  const env = { ...process.env, CLIENT_ID: id, CLIENT_SECRET: secret };
  return (await promisify(execFile)('sh', ['-c', curl], { env })).stdout;
};

interface Call {
  to: string;
  /** As the trace says it. */
  outcome: string;
}

/** "Send a test request": what would stop it, then the real request, and the trace of it to its end. */
export const sendTest = async (page: Page, hands: Hands, { to, outcome }: Call): Promise<void> => {
  const form = request(page);
  await hands.write(labelled(form, 'customer_number'), to);
  await hands.write(labelled(form, 'order_number'), '4271');
  await hands.write(labelled(form, 'origin_store'), 'Luigi');
  await hands.press(button(form, 'Check first'));
  await expect(form.getByText('Nothing stops this call.')).toBeVisible();
  await expect(form.getByText(`This really calls ${to}.`)).toBeVisible();
  await hands.press(button(form, 'Send'));
  await expect(form.getByRole('status').filter({ hasText: '202' }).first()).toBeVisible();
  await expect(form.getByText(outcome, { exact: true }).first()).toBeVisible({ timeout: 90_000 });
};

/** The phone rang, was answered, and heard the message that the engine rendered. */
export const heardMessage = async (engine: Engine, phone: Phone, nth: number): Promise<void> => {
  await phone.heard('answered', nth);
  const { wav, cause } = await phone.heard('ended', nth);
  expect(cause).toBe('caller_hung_up');
  const likeness = likeWhatWasRendered(engine.folder, wav ?? '');
  test.info().annotations.push({ type: 'sound', description: `correlation ${likeness.toFixed(3)}` });
  expect(likeness).toBeGreaterThanOrEqual(SAME_SOUND);
};

/** What the page says of values and of how often one may ask. */
export const limits = async (engine: Engine, program: Program, flowPath: string): Promise<void> => {
  const api = apiAs(engine.url, program);
  await test.step('String input arguments are the sole data types that are supported', async () => {
    const answer = await api.send('POST', flowPath, { customer_number: 12025550143 });
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('invalid_arguments');
  });
  await test.step('Flows API limit: two API requests per second (rps), per account', async () => {
    // Of bodies that start nothing: they count for the limit all the same.
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => api.send('POST', flowPath, { customer_number: 1 })),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
};

const COMPONENTS = [
  ...['Forward to External', 'Calendar-based Rules', 'Input IVR', 'Time-based Rules', 'Play Audio', 'End Flow'],
  ...['Standard IVR', 'Execute Action', 'Voice IVR', 'Run Function', 'Voice Transcription', 'Salesforce Data Dip'],
  ...['Callback', 'Conditional Statement', 'Make Outbound Call', 'Traffic Splitter'],
];

/** The table of the page, as the palette has it. */
export const componentsOffered = async (page: Page, hands: Hands): Promise<void> => {
  await test.step('Components supported in API Flows', async () => {
    await showStep(page, hands, NOTIFY);
    await hands.pick(tab(page, 'Add step'));
    for (const name of COMPONENTS)
      await expect(page.getByRole('region', { name: 'Add step' }).getByRole('button', { name })).toBeVisible();
  });
};

/** "Studio Flow Execution Report". */
export const reportRow = async (page: Page, hands: Hands): Promise<void> => {
  await test.step('The “Flow Execution Report” has a row for the step', async () => {
    await hands.press(section(page, 'Report'));
    await expect(page.getByRole('row').filter({ hasText: NOTIFY }).first()).toBeVisible();
  });
};
