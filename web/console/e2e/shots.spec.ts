import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { setUp, signIn } from './people';
import { addressOf, fill, type Ids, innerRoutes, settled, visit } from './places';

/** `npm run shots`: every screen in light and dark, wide and narrow, for people to look at. Nothing is compared. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../../docs/console');
const WIDTHS = [
  { width: 1440, height: 900 },
  { width: 320, height: 640 },
];

let engine: Engine;
let ids: Ids;
test.beforeAll(async ({ browser }) => {
  engine = await startEngine();
  const context = await browser.newContext();
  await setUp(context, engine);
  await context.close();
  ids = await fill(await apiOf(engine));
  await mkdir(FOLDER, { recursive: true });
});
test.afterAll(() => engine?.stop());

interface Screen {
  name: string;
  path: string;
  /** The button that opens what is shown over the page. */
  press?: string;
}

const named = (route: string) => route.replace(/\$\w+/g, 'one').split('/').filter(Boolean).join('-') || 'home';

const screens = (): Screen[] => [
  ...innerRoutes().map((route) => ({ name: named(route), path: addressOf(route, ids) ?? '' })),
  { name: 'flows-create', path: '/console/flows', press: 'Create flow' },
  { name: 'flows-request', path: '/console/flows', press: 'Request details' },
  { name: 'flows-palette', path: '/console/flows', press: 'Find or do' },
  { name: 'editor-publish', path: `/console/flows/${ids.flowId}/edit`, press: 'Publish' },
];

const shoot = async (page: Page, { name, path, press }: Screen) => {
  for (const viewport of WIDTHS) {
    await page.setViewportSize(viewport);
    await visit(page, engine.url + path);
    if (press) {
      await page.getByRole('button', { name: press, exact: true }).first().click();
      await expect(page.getByRole('dialog')).toBeVisible();
    }
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settled(page);
      await page.screenshot({ path: join(FOLDER, `${name}-${viewport.width}-${colorScheme}.png`), fullPage: !press });
    }
  }
};

const before = async (context: BrowserContext) => {
  const page = await context.newPage();
  await shoot(page, { name: 'signin', path: '/console/' });
  // As a console without a user says it: this one has one already.
  await page.route('**/v1/setup', (route) => route.fulfill({ json: { needed: true } }));
  await shoot(page, { name: 'setup', path: '/console/setup#token' });
  await page.close();
};

test('every screen', async ({ page, context }) => {
  test.setTimeout(1_200_000);
  await before(context);
  await signIn(context, engine);
  for (const screen of screens()) await shoot(page, screen);
});
