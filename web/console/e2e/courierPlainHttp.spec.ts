import { expect, test } from '@playwright/test';
import { configureFlow, NUMBER } from './courierFlow';
import { heardMessage, readRequest, runInShell, sendTest } from './courierRequest';
import { byMouse } from './hands';
import { addNumber, addTrunk, setUpByLink } from './pages';
import { NUMBERS, type Stage, setStage } from './stage';

/** A name that only this browser knows: plain http under it is no secure context, as on an office network. */
const HOST = 'engine.test';

let stage: Stage;
test.beforeAll(async () => {
  stage = await setStage();
});
test.afterAll(() => stage?.end());

test('the same steps without a secure context: plain http under a name', async ({ playwright, launchOptions }) => {
  test.setTimeout(480_000);
  const { engine, answering } = stage;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions.args ?? []), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
  });
  try {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-US' });
    const page = await context.newPage();
    const hands = byMouse();
    await setUpByLink(page, hands, (await engine.firstLink()).replace('127.0.0.1', HOST));
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    await addTrunk(page, hands, { name: 'The phone that answers', gateway: answering.address });
    await addNumber(page, hands, NUMBER);
    await configureFlow(page, hands);
    const { curl, program } = await readRequest(page, hands);
    await sendTest(page, hands, { to: NUMBERS.answering, outcome: 'Answered' });
    await heardMessage(engine, answering, 1);
    expect(await runInShell(curl, program)).toMatch(/^HTTP\/1\.1 202/);
    await heardMessage(engine, answering, 2);
  } finally {
    await browser.close();
  }
});
