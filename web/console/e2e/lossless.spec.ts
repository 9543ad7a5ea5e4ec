import { type Browser, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from './api';
import { until } from './binary';
import { type Engine, startEngine } from './engine';
import { byMouse } from './hands';
import { button, labelled, panel, showStep, tab } from './pages';
import { ADA, setUp, signIn, signInAs } from './people';
import { courier, visit } from './places';

/* Nothing that was typed is ever lost, whatever happens to the server, the network, the page, or because of somebody else. */

const hands = byMouse();
let engine: Engine;
let api: Api;
test.beforeAll(async ({ browser }) => {
  engine = await startEngine();
  api = await apiOf(engine);
  const context = await browser.newContext();
  await setUp(context, engine);
  await context.close();
});
test.afterAll(() => engine?.stop());

/** A flow of its own for each test. */
const newFlow = async () => String((await api.must('POST', '/v1/flows', { document: courier() })).flow_id);

interface Document {
  description?: string;
  steps: Record<string, { name?: string; settings?: { source?: { text?: string }; ring_seconds?: number } }>;
}
const draftOf = async (flowId: string) =>
  (await api.must('GET', `/v1/flows/${flowId}/draft`)).document as unknown as Document;

const opened = async (browser: Browser, flowId: string, changes: 'heard' | 'unheard' = 'heard'): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  // Without the engine's hints, what another saved is found out only on saving.
  if (changes === 'unheard') await context.route('**/v1/events/stream**', (route) => route.abort());
  await signIn(context, engine);
  const page = await context.newPage();
  await visit(page, `${engine.url}/console/flows/${flowId}/edit`);
  return page;
};

const saved = (page: Page) => expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toBeVisible();
const showMessage = async (page: Page) => {
  await showStep(page, hands, 'Send notification to contact');
  await hands.pick(tab(panel(page), 'Settings'));
  return labelled(panel(page), 'Message');
};
const showCall = async (page: Page, name = 'Call the customer') => {
  await showStep(page, hands, name);
  await hands.pick(tab(panel(page), 'Preferences'));
  return labelled(panel(page), 'Name');
};

test('two browsers on one draft, changing different things: both changes are kept', async ({ browser }) => {
  const flowId = await newFlow();
  const [one, two] = await Promise.all([opened(browser, flowId), opened(browser, flowId)]);
  await (await showMessage(one)).fill('Said by the one.');
  await saved(one);
  await (await showCall(two)).fill('Named by the other');
  await expect
    .poll(() => draftOf(flowId), { timeout: 30_000 })
    .toMatchObject({
      steps: { dial: { name: 'Named by the other' }, notify: { settings: { source: { text: 'Said by the one.' } } } },
    });
  // The other sees what was taken in, without having asked.
  await expect(await showMessage(two)).toHaveValue('Said by the one.');
});

test('a browser in which nothing is typed shows what another saves, as it is saved', async ({ browser }) => {
  const flowId = await newFlow();
  const [one, two] = await Promise.all([opened(browser, flowId), opened(browser, flowId)]);
  const watched = await showMessage(two);
  await (await showMessage(one)).fill('Said by the one.');
  await expect(watched).toHaveValue('Said by the one.');
});

test('two browsers on one draft, changing the same: both values to choose from, work goes on', async ({ browser }) => {
  const flowId = await newFlow();
  const [one, two] = await Promise.all([opened(browser, flowId), opened(browser, flowId, 'unheard')]);
  await (await showMessage(one)).fill('Said by the one.');
  await saved(one);
  await (await showMessage(two)).fill('Said by the other.');
  await expect(two.getByRole('alert').filter({ hasText: 'Two people changed the same' })).toBeVisible();
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe('Said by the one.');
  await button(two, /^Keep mine/).click();
  await saved(two);
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe('Said by the other.');
});

test('a conflict is still there after a reload, and theirs brings back whole a step that was removed meanwhile', async ({
  browser,
}) => {
  const flowId = await newFlow();
  const [one, two] = await Promise.all([opened(browser, flowId), opened(browser, flowId, 'unheard')]);
  await (await showMessage(one)).fill('Said by the one.');
  await saved(one);
  await (await showMessage(two)).fill('Said by the other.');
  const asked = two.getByRole('alert').filter({ hasText: 'Two people changed the same' });
  await expect(asked).toBeVisible();
  await two.reload();
  await expect(asked).toBeVisible();
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe('Said by the one.');
  await showStep(two, hands, 'Send notification to contact');
  await button(panel(two), /^Remove/).click();
  await button(two, /^Take theirs/).click();
  await saved(two);
  const { notify } = (await draftOf(flowId)).steps;
  expect(notify).toMatchObject({ type: 'play_audio', settings: { source: { text: 'Said by the one.' } } });
});

test('the server is killed while somebody types, and started again: nothing is lost', async ({ browser }) => {
  const flowId = await newFlow();
  const page = await opened(browser, flowId);
  const message = await showMessage(page);
  await message.fill('');
  await message.pressSequentially('Typed before the engine was killed, ');
  await engine.kill();
  await message.pressSequentially('typed while it was gone, ');
  await expect(page.getByRole('status').filter({ hasText: /^Offline: changes are kept/ })).toBeVisible();
  await engine.restart();
  await message.pressSequentially('typed after it came back.');
  await saved(page);
  const wanted = 'Typed before the engine was killed, typed while it was gone, typed after it came back.';
  await expect(message).toHaveValue(wanted);
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe(wanted);
});

test('edits without a network, and the page is closed before it is back: they are there again', async ({ browser }) => {
  const flowId = await newFlow();
  const page = await opened(browser, flowId);
  const context = page.context();
  const message = await showMessage(page);
  await context.setOffline(true);
  await message.fill('Typed on a train.');
  await expect(page.getByRole('status').filter({ hasText: /^Offline: changes are kept/ })).toBeVisible();
  await page.close();
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).not.toBe('Typed on a train.');
  await context.setOffline(false);
  const again = await context.newPage();
  await visit(again, `${engine.url}/console/flows/${flowId}/edit`);
  await expect(await showMessage(again)).toHaveValue('Typed on a train.');
  await saved(again);
  await until(
    () => 'The draft has not come to the engine.',
    async () => (await draftOf(flowId)).steps.notify?.settings?.source?.text === 'Typed on a train.' || undefined,
  );
});

test('the session ends while somebody types: the page stays, and saving goes on once she has signed in again', async ({
  browser,
}) => {
  const flowId = await newFlow();
  const page = await opened(browser, flowId);
  const message = await showMessage(page);
  await page.context().clearCookies();
  await message.fill('Typed when the session had ended.');
  const again = page.getByRole('dialog', { name: 'Your session has ended' });
  await labelled(again, 'Login').fill(ADA.login);
  await labelled(again, 'Password').fill(ADA.password);
  await button(again, 'Sign in').click();
  await expect(again).toHaveCount(0);
  await saved(page);
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe('Typed when the session had ended.');
});

test('what one left unsent in this browser is neither shown to the next nor sent in his name, and comes back to her', async ({
  browser,
}) => {
  const flowId = await newFlow();
  const page = await opened(browser, flowId);
  const message = await showMessage(page);
  const before = await message.inputValue();
  const context = page.context();
  await context.setOffline(true);
  await message.fill('Typed by her, and never sent.');
  await expect(page.getByRole('status').filter({ hasText: /^Offline|^Not saved|kept on this computer/ })).toBeVisible();
  await page.close();
  await context.setOffline(false);
  await context.clearCookies();
  await signInAs(context, engine, 'publisher');
  const next = await context.newPage();
  await visit(next, `${engine.url}/console/flows/${flowId}/edit`);
  await expect(await showMessage(next)).toHaveValue(before);
  await saved(next);
  expect((await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe(before);
  await next.close();
  await context.clearCookies();
  await signIn(context, engine);
  const back = await context.newPage();
  await visit(back, `${engine.url}/console/flows/${flowId}/edit`);
  await expect(await showMessage(back)).toHaveValue('Typed by her, and never sent.');
  await saved(back);
});

test('whoever loses the right to edit while he types keeps his words in sight, and is not told that they are saved', async ({
  browser,
}) => {
  const flowId = await newFlow();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await signInAs(context, engine, 'author');
  const page = await context.newPage();
  await visit(page, `${engine.url}/console/flows/${flowId}/edit`);
  const message = await showMessage(page);
  const users = (await api.must('GET', '/v1/users')).items as { user_id: string; login: string; name: string }[];
  const author = users.find(({ login }) => login === 'the-author');
  await api.must('PUT', `/v1/users/${author?.user_id}`, { login: 'the-author', name: author?.name, role: 'viewer' });
  await message.fill('Typed by an author who is none any more.');
  await expect(page.getByRole('status').filter({ hasText: /^You may not save this flow/ })).toBeVisible();
  // The page asks who is signed in every half minute.
  await page.waitForResponse(/v1\/session$/, { timeout: 60_000 });
  await expect(message).toHaveValue('Typed by an author who is none any more.');
  await expect(page.getByRole('status').filter({ hasText: /^Saved/ })).toHaveCount(0);
});

test('the engine is away: what had not come yet is there all the same, and nothing of the page is lost', async ({
  browser,
}) => {
  const flowId = await newFlow();
  const page = await opened(browser, flowId);
  // Parts come in the background, a while after the page.
  await page.waitForResponse(/PublishDialog/, { timeout: 60_000 });
  await page.context().setOffline(true);
  await page.keyboard.press('Control+f');
  await button(page, /^Publish/).click();
  await expect(page.getByRole('dialog', { name: /^Publish/ })).toBeVisible();
});

test('after a reload what was done can still be undone', async ({ browser }) => {
  const flowId = await newFlow();
  const page = await opened(browser, flowId);
  const before = await draftOf(flowId);
  await (await showMessage(page)).fill('One thing.');
  await (await showCall(page)).fill('Another thing');
  await saved(page);
  await page.reload();
  await expect(await showCall(page, 'Another thing')).toHaveValue('Another thing');
  const undo = button(page, /^Undo/);
  for (let i = 0; i < 20 && (await undo.isEnabled()); i++) await undo.click();
  await expect(undo).toBeDisabled();
  await saved(page);
  await expect.poll(() => draftOf(flowId)).toEqual(before);
  await button(page, /^Redo/).click();
  await saved(page);
  await expect.poll(async () => (await draftOf(flowId)).steps.notify?.settings?.source?.text).toBe('One thing.');
});
