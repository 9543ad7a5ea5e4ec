import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { setUp } from './people';
import { addressOf, fill, frontRoutes, type Ids, innerRoutes, settled, visit } from './places';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const NARROW = { width: 320, height: 640 };
const WIDE = { width: 1440, height: 900 };

let engine: Engine;
let api: Api;
test.beforeAll(async () => {
  engine = await startEngine();
  api = await apiOf(engine);
});
test.afterAll(() => engine?.stop());

/** What axe finds, a line for each: the rule, where, and why. */
const findings = async (page: Page) =>
  (await new AxeBuilder({ page }).withTags(TAGS).analyze()).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`),
  );

/** Light, dark, and as narrow as WCAG asks: nothing found, nothing wider than the window. */
const inEveryLook = async (page: Page, where: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await settled(page);
    expect.soft(await findings(page), `${where}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize(NARROW);
  await settled(page);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(over, `${where}, wider than 320 px by`).toBeLessThanOrEqual(0);
  expect.soft(await findings(page), `${where}, at 320 px`).toEqual([]);
  await page.setViewportSize(WIDE);
};

test('before one is inside: signing in, the first run, a link', async ({ page }) => {
  for (const route of ['/', ...frontRoutes()]) {
    await visit(page, `${engine.url}/console${route}#nothing-that-is-a-token`);
    await inEveryLook(page, `front ${route}`);
  }
});

test('every route of an empty account', async ({ page, context }) => {
  await setUp(context, engine);
  for (const route of innerRoutes()) {
    const address = addressOf(route, null);
    if (address === null) continue;
    await visit(page, engine.url + address);
    await inEveryLook(page, `empty ${route}`);
  }
});

test.describe('filled', () => {
  let ids: Ids;
  test.beforeAll(async ({ browser }) => {
    const context = await browser.newContext();
    await setUp(context, engine);
    await context.close();
    ids = await fill(api);
  });
  test.beforeEach(({ context }) => setUp(context, engine));

  test('every route of an account with something in it', async ({ page }) => {
    test.setTimeout(600_000);
    for (const route of innerRoutes()) {
      await visit(page, `${engine.url}${addressOf(route, ids)}`);
      await inEveryLook(page, `filled ${route}`);
    }
  });

  /** Everything that opens over a page, by the button that opens it. */
  const OPENED: readonly { at: string; press: string | RegExp; role?: 'dialog' | 'menu' | 'region' }[] = [
    { at: '/flows', press: 'Create flow' },
    { at: '/flows', press: 'Request details' },
    { at: '/flows', press: /^More for/, role: 'menu' },
    { at: '/flows', press: 'Find or do' },
    { at: '/flows', press: 'Keys' },
    { at: '/trunks', press: 'Add trunk' },
    { at: '/numbers', press: 'Add number' },
    { at: '/clients', press: 'Create client' },
    { at: '/flows/$flowId/edit', press: 'Publish' },
    { at: '/flows/$flowId/edit', press: /fault/i, role: 'region' },
  ];

  test('what opens over the pages', async ({ page }) => {
    test.setTimeout(600_000);
    for (const { at, press, role = 'dialog' } of OPENED) {
      await visit(page, `${engine.url}${addressOf(at, ids)}`);
      await page
        .getByRole('button', { name: press, exact: typeof press === 'string' })
        .first()
        .click();
      await expect(page.getByRole(role).last()).toBeVisible();
      await settled(page);
      await inEveryLook(page, `${at}, ${press}`);
    }
  });

  test('each tab of the editor’s panel, on the request and on each step', async ({ page }) => {
    test.setTimeout(600_000);
    await visit(page, `${engine.url}${addressOf('/flows/$flowId/edit', ids)}`);
    await page.getByRole('tab', { name: 'Outline' }).click();
    const rows = page.getByRole('treeitem', { level: 1 });
    for (let row = 0; row < (await rows.count()); row++) {
      await rows.nth(row).click();
      for (const name of ['Settings', 'Exits', 'Preferences']) {
        await page.getByRole('tab', { name, exact: true }).click();
        await inEveryLook(page, `editor, row ${row}, ${name}`);
      }
    }
  });
});

test('a page that is not there', async ({ page, context }) => {
  await setUp(context, engine);
  await visit(page, `${engine.url}/console/there-is-no-such-page`);
  await inEveryLook(page, 'missing');
});
