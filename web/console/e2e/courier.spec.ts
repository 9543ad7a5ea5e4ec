import { expect, test } from '@playwright/test';
import { configureFlow, NUMBER } from './courierFlow';
import {
  componentsOffered,
  heardMessage,
  limits,
  readRequest,
  reportRow,
  runInShell,
  sendTest,
} from './courierRequest';
import { byMouse } from './hands';
import { addNumber, addTrunk, setUpByLink } from './pages';
import { NUMBERS, type Stage, setStage } from './stage';

let stage: Stage;
test.beforeAll(async () => {
  stage = await setStage();
});
test.afterAll(() => stage?.end());

test('the page of the product, step by step, by mouse: from nothing to calls that take each exit', async ({ page }) => {
  test.setTimeout(480_000);
  const { engine, answering } = stage;
  const hands = byMouse();
  await test.step('First run: the link makes the administrator; a trunk and a number', async () => {
    await setUpByLink(page, hands, await engine.firstLink());
    await addTrunk(page, hands, { name: 'The phone that answers', gateway: answering.address });
    await addNumber(page, hands, NUMBER);
  });
  await configureFlow(page, hands);
  await componentsOffered(page, hands);
  const { curl, program } = await readRequest(page, hands);

  await test.step('Answered: the message is heard', async () => {
    await sendTest(page, hands, { to: NUMBERS.answering, outcome: 'Answered' });
    await heardMessage(engine, answering, 1);
  });
  await test.step('The copied request, run in a shell, calls too', async () => {
    expect(await runInShell(curl, program)).toMatch(/^HTTP\/1\.1 202/);
    await heardMessage(engine, answering, 2);
  });
  await test.step('Busy', async () => {
    await sendTest(page, hands, { to: NUMBERS.busy, outcome: 'Busy' });
    expect((await stage.busy.heard('ended', 1)).cause).toBe('busy');
  });
  await test.step('Invalid number', () => sendTest(page, hands, { to: NUMBERS.unknown, outcome: 'Invalid number' }));
  await test.step('No Answer', async () => {
    await sendTest(page, hands, { to: NUMBERS.silent, outcome: 'No answer' });
    expect((await stage.silent.heard('ended', 1)).cause).toBe('cancelled');
  });
  await limits(engine, program, new URL(/curl -i (\S+)/.exec(curl)?.[1] ?? '').pathname);
  await page.keyboard.press('Escape');
  await reportRow(page, hands);
});
