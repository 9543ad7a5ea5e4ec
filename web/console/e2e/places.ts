import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import type { Api } from './api';

const HERE = dirname(fileURLToPath(import.meta.url));
const CONSOLE = join(HERE, '..');
export const SAMPLES = join(HERE, '../../../samples');

export const courier = (): Record<string, unknown> => JSON.parse(readFileSync(join(SAMPLES, 'courier.json'), 'utf8'));

/** What the routes with an id are opened on. */
export interface Ids {
  flowId: string;
  interactionId: string;
  userId: string;
}

/** The routes as the app has them; a new one is in here by itself, and one with an id that nobody knows fails. */
export const routes = (): string[] => {
  const files = readdirSync(join(CONSOLE, 'src/app'), { recursive: true, encoding: 'utf8' });
  const texts = files
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(join(CONSOLE, 'src/app', file), 'utf8'));
  return texts.flatMap((text) =>
    [...text.matchAll(/createRoute\(\{[^}]*?\bpath: '([^']+)'/g)].map(([, path]) => path ?? ''),
  );
};

const FRONT = ['/setup', '/password'];
export const frontRoutes = (): string[] => routes().filter((path) => FRONT.includes(path));
export const innerRoutes = (): string[] => routes().filter((path) => !FRONT.includes(path));

/** A route with what stands in it; null when it needs something that an empty account does not have. */
export const addressOf = (route: string, ids: Ids | null): string | null => {
  const known: Record<string, string | undefined> = { ...ids, version: '1', number: '1' };
  const named = [...route.matchAll(/\$(\w+)/g)].map(([, name]) => name ?? '');
  if (named.length > 0 && ids === null) return null;
  const unknown = named.filter((name) => !known[name]);
  if (unknown.length > 0) throw new Error(`places.ts does not know what stands for ${unknown} in ${route}`);
  return `/console${route.replace(/\$(\w+)/g, (_, name: string) => known[name] ?? '')}`;
};

/** An account with something of everything: a number, a trunk, flows with and without faults, a version, a call that has ended. */
export const fill = async (api: Api): Promise<Ids> => {
  await api.must('POST', '/v1/numbers', { number: '+12025550100', label: 'Front desk' });
  // Nobody listens there: the call fails, which is an end as well.
  const trunk = {
    name: 'A trunk to nobody',
    gateways: [{ host: '127.0.0.1', port: 9 }],
    auth_user: 'me',
    password: 'x',
  };
  await api.must('POST', '/v1/trunks', trunk);
  await api.must('POST', '/v1/flows', { name: 'Nothing in it yet', description: '' });
  const flow = await api.must('POST', '/v1/flows', { document: courier() });
  const flowId = String(flow.flow_id);
  await api.must('PUT', `/v1/flows/${flowId}/scenarios/answered`, readScenario('courier.scenario.json'));
  await api.must('POST', `/v1/flows/${flowId}/publish`, { message: 'The first one' });
  await api.must('PUT', `/v1/flows/${flowId}/draft`, { ...courier(), description: 'Changed since.' });
  const started = await api.must('POST', `/flows/${flowId}/interactions`, {
    customer_number: '+12025550143',
    order_number: '4271',
    origin_store: 'Luigi',
  });
  await api.must('POST', '/v1/clients', { name: 'A shop', scopes: ['flows-interactions:start'] });
  const user = await api.must('POST', '/v1/users', { login: 'grace', name: 'Grace Example', role: 'author' });
  const interactionId = String(started.interaction_id);
  await expect
    .poll(async () => (await api.must('GET', `/v1/interactions/${interactionId}`)).state, { timeout: 60_000 })
    .toBe('ended');
  return { flowId, interactionId, userId: String(user.user_id) };
};

const readScenario = (name: string) => JSON.parse(readFileSync(join(SAMPLES, name), 'utf8')) as unknown;

/** Goes there and waits until what was on its way is there. */
export const visit = async (page: Page, url: string): Promise<void> => {
  await page.goto(url);
  await settled(page);
};

export const settled = async (page: Page): Promise<void> => {
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  // What appears does so within 150 ms: colours are those of the end.
  await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => {}))));
};
