import { expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { setUp } from './people';
import { courier, visit } from './places';

const KIB = 1024;
/** Of the design (console.md §9): the Flow Manager's first load, the editor on top of it, any part that comes later; and the page itself. */
const FIRST_LOAD = 180 * KIB;
const EDITOR = 120 * KIB;
const PART = 160 * KIB;
const PAGE = 3 * KIB;

let engine: Engine;
let api: Api;
test.beforeAll(async () => {
  engine = await startEngine();
  api = await apiOf(engine);
});
test.afterAll(() => engine?.stop());

/** Bytes of a file as it goes over the wire, packed by gzip. */
const packed = async (url: string): Promise<number> => {
  const { request } = await import('node:http');
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'Accept-Encoding': 'gzip' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
      });
      answer.on('end', () => resolve(bytes));
    });
    asked.on('error', reject);
    asked.end();
  });
};

/** The scripts and styles that a page asked for so far. */
const assets = (page: Page): Set<string> => {
  const found = new Set<string>();
  page.on('request', (request) => {
    if (/\/console\/assets\/.*\.(js|css)$/.test(request.url())) found.add(request.url());
  });
  return found;
};

const sizes = async (urls: Iterable<string>) =>
  Promise.all([...urls].map(async (url) => ({ file: url.split('/').at(-1), bytes: await packed(url) })));
const total = (parts: readonly { bytes: number }[]) => parts.reduce((sum, { bytes }) => sum + bytes, 0);

test('what goes over the wire stays within its budget', async ({ page, context }) => {
  await setUp(context, engine);
  // What is fetched in the background once the page is there is no part of its coming.
  await context.addInitScript(() => Object.defineProperty(navigator, 'connection', { value: { saveData: true } }));
  const { flow_id: flowId } = await api.must('POST', '/v1/flows', { document: courier() });
  const found = assets(page);
  await visit(page, `${engine.url}/console/flows`);
  const first = await sizes(found);
  await visit(page, `${engine.url}/console/flows/${flowId}/edit`);
  await expect(page.getByRole('tree')).toHaveCount(0);
  const firstFiles = new Set(first.map(({ file }) => file));
  const editor = (await sizes(found)).filter(({ file }) => !firstFiles.has(file));
  const said = `first load ${(total(first) / KIB).toFixed(1)} KiB, editor ${(total(editor) / KIB).toFixed(1)} KiB`;
  test.info().annotations.push({ type: 'bytes', description: said });
  expect(first.length).toBeGreaterThan(1);
  expect(total(first), JSON.stringify(first)).toBeLessThanOrEqual(FIRST_LOAD);
  expect(total(editor), JSON.stringify(editor)).toBeLessThanOrEqual(EDITOR);
  for (const { file, bytes } of [...first, ...editor]) expect(bytes, file).toBeLessThanOrEqual(PART);
  expect(await packed(`${engine.url}/console/flows`)).toBeLessThanOrEqual(PAGE);
});
