import { expect, test } from '@playwright/test';
import { type Api, apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { setUp, signIn } from './people';
import { addressOf, fill, type Ids, innerRoutes, visit } from './places';

let engine: Engine;
let api: Api;
let ids: Ids;
const secrets: Record<string, string> = {
  'the password of a trunk': 'trunk-password-7d1f',
  'the secret of a connection': 'connection-secret-7d1f',
  'the password of a user': 'a password of 7d1f letters',
};

test.beforeAll(async ({ browser }) => {
  engine = await startEngine();
  const context = await browser.newContext();
  await setUp(context, engine);
  api = await apiOf(engine);
  ids = await fill(api);
  await api.must('POST', '/v1/trunks', {
    name: 'With a password',
    gateways: [{ host: '127.0.0.1', port: 9 }],
    auth_user: 'me',
    password: secrets['the password of a trunk'],
  });
  await api.must('POST', '/v1/connections', {
    name: 'monitoring',
    base_url: 'https://monitoring.example.com/api',
    auth: { kind: 'api_key', header: 'X-Api-Key', secret: secrets['the secret of a connection'] },
  });
  const client = await api.must('POST', '/v1/clients', { name: 'Another shop', scopes: ['flows-interactions:start'] });
  secrets['the secret of a client'] = String(client.client_secret);
  const answer = await context.request.put(`${engine.url}/v1/session/password`, {
    headers: { 'X-Engine-Console': '1' },
    data: { current_password: 'a long password of hers', new_password: secrets['the password of a user'] },
  });
  expect(answer.status()).toBe(200);
  await context.close();
});
test.afterAll(() => engine?.stop());

/** Everything that this browser keeps for the console, as one text. */
const keptHere = async (): Promise<string> => {
  const bases = await indexedDB.databases();
  const records = await Promise.all(
    bases.map(
      ({ name }) =>
        new Promise<unknown[]>((resolve, reject) => {
          const asked = indexedDB.open(name ?? '');
          asked.onerror = () => reject(asked.error);
          asked.onsuccess = () => {
            const base = asked.result;
            const stores = [...base.objectStoreNames];
            if (stores.length === 0) return resolve([]);
            const found: unknown[] = [];
            const reading = base.transaction(stores);
            for (const store of stores) {
              const all = reading.objectStore(store).getAll();
              all.onsuccess = () => found.push(all.result);
            }
            reading.oncomplete = () => resolve(found);
          };
        }),
    ),
  );
  return JSON.stringify([records, { ...localStorage }, { ...sessionStorage }, document.cookie]);
};

test('no stored secret comes back: not in an answer, not in the page, not in what the browser keeps', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await signIn(context, engine, { login: 'ada', name: '', password: secrets['the password of a user'] ?? '' });
  const answers: Promise<[string, string]>[] = [];
  page.on('response', (answer) => {
    answers.push(
      answer.text().then(
        (text) => [answer.url(), text] as [string, string],
        () => [answer.url(), ''] as [string, string],
      ),
    );
  });
  const looked: [string, string][] = [];
  for (const route of innerRoutes()) {
    await visit(page, `${engine.url}${addressOf(route, ids)}`);
    // Where something can be changed its form shows what is stored.
    const edit = page.getByRole('button', { name: 'Edit', exact: true });
    for (let i = 0; i < (await edit.count()); i++) {
      await edit.nth(i).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      const fields = await page
        .getByRole('dialog')
        .locator('input')
        .evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
      looked.push([`${route}, what stands in the form`, fields.join('\n')]);
      await page.keyboard.press('Escape');
    }
    looked.push([`${route}, the page`, await page.content()], [`${route}, kept`, await page.evaluate(keptHere)]);
  }
  // The event stream is an answer that only ends with its page.
  await page.close();
  looked.push(...(await Promise.all(answers)));
  expect(looked.length).toBeGreaterThan(30);
  for (const [what, secret] of Object.entries(secrets)) {
    expect(secret.length, what).toBeGreaterThan(10);
    expect(
      looked.filter(([, text]) => text.includes(secret)).map(([where]) => where),
      what,
    ).toEqual([]);
  }
});
