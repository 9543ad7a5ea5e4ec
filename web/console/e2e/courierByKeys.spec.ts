import { test } from '@playwright/test';
import { configureFlow, NUMBER } from './courierFlow';
import { heardMessage, readRequest, sendTest } from './courierRequest';
import { byKeys } from './hands';
import { addNumber, addTrunk, setUpByLink } from './pages';
import { NUMBERS, type Stage, setStage } from './stage';

let stage: Stage;
test.beforeAll(async () => {
  stage = await setStage();
});
test.afterAll(() => stage?.end());

test('the same steps by the keyboard alone, through the outline', async ({ page }) => {
  test.setTimeout(600_000);
  const { engine, answering } = stage;
  const hands = byKeys(page);
  await setUpByLink(page, hands, await engine.firstLink());
  await addTrunk(page, hands, { name: 'The phone that answers', gateway: answering.address });
  await addNumber(page, hands, NUMBER);
  await configureFlow(page, hands);
  await readRequest(page, hands);
  await sendTest(page, hands, { to: NUMBERS.answering, outcome: 'Answered' });
  await heardMessage(engine, answering, 1);
});
