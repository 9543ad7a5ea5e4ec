import { type CDPSession, expect, type Page, test } from '@playwright/test';
import { type Api, apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { setUp } from './people';
import { visit } from './places';

/** A pan costs what is in view, not what is there: ten times the steps may cost twice, no more. */
const MOST_TIMES = 2;
const MOVES = 120;
const ROUNDS = 3;

let engine: Engine;
let api: Api;
test.beforeAll(async () => {
  engine = await startEngine();
  api = await apiOf(engine);
});
test.afterAll(() => engine?.stop());

/** A flow of so many steps, four abreast: conditions that lead on to the next row. */
const flowOf = (count: number) => {
  const id = (n: number) => `s${n}`;
  const steps = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [
      id(n),
      n + 4 < count
        ? {
            type: 'conditional',
            name: id(n),
            settings: { rules: [{ exit: 'yes', conditions: [{ left: 'x', operator: 'eq', right: { value: 'y' } }] }] },
            exits: { yes: id(n + 4), no_match: n % 4 < 3 && n + 5 < count ? id(n + 5) : id(n + 4) },
          }
        : { type: 'end_flow', name: id(n) },
    ]),
  );
  const layout = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [id(n), { x: Math.floor(n / 4) * 340, y: (n % 4) * 260 }]),
  );
  return {
    format: 1,
    name: `${count} steps`,
    trigger: { kind: 'api_request', arguments: [{ name: 'x', variable: 'x' }] },
    variables: { x: {} },
    entry: id(0),
    steps,
    layout,
  };
};

/** CPU of the page's main thread in ms, whatever else the machine does. */
const threadMs = async (session: CDPSession): Promise<number> => {
  const { metrics } = await session.send('Performance.getMetrics');
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000;
};

/** CPU of one move while the canvas is dragged, at the zoom people read at; the least of some rounds. */
const panMs = async (page: Page, count: number): Promise<number> => {
  const flow = await api.must('POST', '/v1/flows', { document: flowOf(count) });
  await visit(page, `${engine.url}/console/flows/${flow.flow_id}/edit`);
  const canvas = page.getByRole('region', { name: 'Canvas' });
  const box = await canvas.boundingBox();
  if (!box) throw new Error('There is no canvas.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height - 20];
  // From all of it in view to where names can be read; the rows lie about the middle.
  await page.mouse.move(x, box.y + box.height / 2);
  const cards = canvas.getByText(/^s\d+$/);
  for (let i = 0; i < 40; i++) {
    const zoom = await canvas.evaluate((node) => {
      const moved = node.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
      return Number(/scale\(([\d.]+)\)/.exec(moved)?.[1] ?? 0);
    });
    if (zoom >= 0.8) break;
    await page.mouse.wheel(0, -200);
    await page.waitForTimeout(30);
  }
  await expect(cards.first()).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = await threadMs(session);
    await page.mouse.move(x, y);
    await page.mouse.down({ button: 'middle' });
    for (let i = 0; i < MOVES; i++) {
      const away = i < MOVES / 2 ? i : MOVES - i;
      await page.mouse.move(x - away * 5, y - away * 2);
    }
    await page.mouse.up({ button: 'middle' });
    await page.waitForTimeout(200);
    rounds.push(((await threadMs(session)) - before) / MOVES);
  }
  await session.detach();
  return Math.min(...rounds);
};

test('panning 1,000 steps costs at most twice what panning 100 does', async ({ page, context }) => {
  test.setTimeout(600_000);
  await setUp(context, engine);
  const [few, many] = [await panMs(page, 100), await panMs(page, 1000)];
  const said = `a move: ${few.toFixed(2)} ms at 100 steps, ${many.toFixed(2)} ms at 1,000`;
  test.info().annotations.push({ type: 'cpu', description: said });
  expect(few, said).toBeGreaterThan(0);
  expect(many, said).toBeLessThanOrEqual(MOST_TIMES * few);
});

/** The middle of some times, and the one that all but five of a hundred stay below. */
const spread = (times: readonly number[]) => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)] ?? Number.NaN;
  return `p50 ${at(0.5).toFixed(0)}, p95 ${at(0.95).toFixed(0)} ms`;
};

/** The rows of the budget that depend on the machine: printed, for people to compare, and not judged. */
test('the other rows of the budget', async ({ page, context }) => {
  test.setTimeout(600_000);
  await setUp(context, engine);
  const rows: string[] = [];
  const { flow_id: flowId } = await api.must('POST', '/v1/flows', { document: flowOf(1000) });

  let began = Date.now();
  await page.goto(`${engine.url}/console/flows/${flowId}/edit`);
  await page.locator('.react-flow__node, canvas[role=img]').first().waitFor();
  rows.push(`open 1,000 steps to the first picture of them: ${Date.now() - began} ms (1,500 wanted)`);

  const painted = await page.evaluate(async () => {
    const field = document.querySelector<HTMLInputElement>('header ~ * input[type=text], main input[type=text]');
    if (!field) throw new Error('There is no field to type into.');
    field.focus();
    const times: number[] = [];
    for (let i = 0; i < 40; i++) {
      const from = performance.now();
      document.execCommand('insertText', false, 'x');
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      times.push(performance.now() - from);
    }
    return times;
  });
  rows.push(`a key in a flow of 1,000 steps until it is painted: ${spread(painted)} (16 wanted)`);

  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/draft'),
  );
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  began = Date.now();
  await saved;
  rows.push(`save 1,000 steps: ${Date.now() - began} ms (300 wanted)`);

  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 170,
    downloadThroughput: (9 * 1024 * 1024) / 8,
    uploadThroughput: (9 * 1024 * 1024) / 8,
  });
  await session.send('Network.clearBrowserCache');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  began = Date.now();
  await page.goto(`${engine.url}/console/flows`);
  await page.getByRole('row').nth(1).waitFor();
  rows.push(
    `first load of the Flow Manager, 4G and a quarter of the processor: ${Date.now() - began} ms (1,200 wanted)`,
  );
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await session.detach();
  for (const row of rows) {
    test.info().annotations.push({ type: 'budget', description: row });
    process.stdout.write(`${row}\n`);
  }
  expect(rows).toHaveLength(4);
});
