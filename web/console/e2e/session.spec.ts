import { createServer, type Server } from 'node:http';
import { expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { setUp, signIn, signInAs } from './people';
import { addressOf, courier, fill, type Ids, innerRoutes, visit } from './places';

let engine: Engine;
let api: Api;
let ids: Ids;
let foreign: { server: Server; port: number };

test.beforeAll(async ({ browser }) => {
  engine = await startEngine();
  const context = await browser.newContext();
  await setUp(context, engine);
  await context.close();
  api = await apiOf(engine);
  ids = await fill(api);
  const server = createServer((_, answer) =>
    answer.setHeader('Content-Type', 'text/html').end('<h1>Another site</h1>'),
  );
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const address = server.address();
  foreign = { server, port: address && typeof address === 'object' ? address.port : 0 };
});
test.afterAll(async () => {
  foreign?.server.close();
  await engine?.stop();
});

const flowCount = async () => ((await api.must('GET', '/v1/flows')).items as unknown[]).length;

// Another port of the same host is the same site to a browser, which sends the cookie along; another host is another site.
for (const host of ['127.0.0.1', 'localhost'])
  test(`a page of another origin (${host}) changes nothing`, async ({ page, context }) => {
    await signIn(context, engine);
    const before = await flowCount();
    await page.goto(`http://${host}:${foreign.port}/`);
    const target = `${engine.url}/v1/flows`;
    const answered = page.waitForResponse((answer) => answer.url() === target && answer.request().method() === 'POST');
    await page.evaluate(
      (url) =>
        fetch(url, {
          method: 'POST',
          mode: 'no-cors',
          credentials: 'include',
          body: '{"name":"evil","description":""}',
        }),
      target,
    );
    const answer = await answered;
    expect(answer.status()).toBe(host === 'localhost' ? 401 : 403);
    // Asked properly, with the header, the browser asks for leave first and gets none.
    const isLetThrough = await page.evaluate(
      (url) =>
        fetch(url, {
          method: 'POST',
          credentials: 'include',
          headers: { 'X-Engine-Console': '1', 'Content-Type': 'application/json' },
          body: '{"name":"evil","description":""}',
        }).then(
          () => true,
          () => false,
        ),
      target,
    );
    expect(isLetThrough).toBe(false);
    expect(await flowCount()).toBe(before);
  });

test('without the header of the console a session changes nothing, with it it does', async ({ page, context }) => {
  await signIn(context, engine);
  await visit(page, `${engine.url}/console/flows`);
  const ask = (headers: Record<string, string>) =>
    page.evaluate(async (own) => {
      const answer = await fetch('/v1/flows', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...own },
        body: '{"name":"By hand","description":""}',
      });
      return { status: answer.status, code: (await answer.json()).code };
    }, headers);
  expect(await ask({})).toEqual({ status: 403, code: 'cross_site' });
  expect(await ask({ 'X-Engine-Console': '1' })).toMatchObject({ status: 201 });
});

/** Words with which buttons begin that change something. */
const WRITES =
  /^(Create|Add|New|Save|Publish|Edit|Remove|Delete|Upload|Replace|Invite|Renew|Restore|Archive|Cancel|End the call|Send|Duplicate|Take out)/;

test('who may only look sees nothing that changes anything, and the engine refuses it', async ({ page, context }) => {
  await signInAs(context, engine, 'viewer');
  for (const route of innerRoutes()) {
    await visit(page, `${engine.url}${addressOf(route, ids)}`);
    const buttons = page.getByRole('button', { name: WRITES, disabled: false });
    const shown = buttons.or(page.getByRole('main').getByRole('link', { name: WRITES }));
    expect(await shown.allTextContents(), route).toEqual([]);
  }
  const guard = { 'X-Engine-Console': '1' };
  const one = `${engine.url}/v1/flows/${ids.flowId}`;
  const tried = await Promise.all([
    context.request.post(`${engine.url}/v1/flows`, { headers: guard, data: { name: 'Mine', description: '' } }),
    context.request.put(`${one}/draft`, { headers: guard, data: courier() }),
    context.request.post(`${one}/publish`, { headers: guard, data: {} }),
    context.request.delete(one, { headers: guard }),
    context.request.post(`${engine.url}/v1/numbers`, { headers: guard, data: { number: '+12025550199', label: '' } }),
    context.request.post(`${engine.url}/v1/trunks`, { headers: guard, data: { name: 'x', gateways: [{ host: 'x' }] } }),
    context.request.post(`${engine.url}/v1/clients`, { headers: guard, data: { name: 'x', scopes: [] } }),
    context.request.post(`${engine.url}/flows/${ids.flowId}/interactions`, { headers: guard, data: {} }),
  ]);
  for (const answer of tried) {
    expect(answer.status(), answer.url()).toBe(403);
    expect((await answer.json()).code).toBe('insufficient_scope');
  }
});

/** What the page's own policy refused, from now on. */
const violations = async (page: Page): Promise<string[]> => {
  const found: string[] = [];
  await page.exposeFunction('toldOfViolation', (what: string) => found.push(what));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const tell = (window as unknown as { toldOfViolation: (what: string) => void }).toldOfViolation;
      tell(
        `${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} on ${location.pathname}`,
      );
    });
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) found.push(message.text());
  });
  page.on('pageerror', (fault) => found.push(String(fault)));
  return found;
};

test('nothing breaks the policy of the page: on first load, after a reload, and back', async ({ page, context }) => {
  await signIn(context, engine);
  const found = await violations(page);
  for (const route of innerRoutes()) await visit(page, `${engine.url}${addressOf(route, ids)}`);
  await page.reload();
  await page.goBack();
  await page.goForward();
  await visit(page, `${engine.url}/console/flows/${ids.flowId}/edit`);
  await page.reload();
  await page.getByRole('button', { name: 'Publish' }).first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(found).toEqual([]);
});

test('the page is of this answer only: a fresh nonce each time, and no store', async ({ request }) => {
  const [first, second] = await Promise.all([1, 2].map(() => request.get(`${engine.url}/console/flows`)));
  const nonce = (answer: typeof first) =>
    /'nonce-([^']+)'/.exec(answer?.headers()['content-security-policy'] ?? '')?.[1];
  expect(nonce(first)).toBeTruthy();
  expect(nonce(first)).not.toBe(nonce(second));
  expect(first?.headers()['cache-control']).toContain('no-store');
  expect(first?.headers()['content-security-policy']).not.toContain('unsafe-');
});
