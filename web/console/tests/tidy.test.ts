import { expect, test } from 'vitest';
import { code, featureOf, importsOf, product, type Source, sources } from './sources';

/** Rules of the house that a scan can hold; each failure names the file. */
const breaking = (files: Source[], breaks: (file: Source) => boolean) => files.filter(breaks).map(({ path }) => path);

const lines = ({ text }: Source) => text.trimEnd().split('\n').length;
const inComponents = ({ path }: Source) => path.startsWith('src/components/');
const isView = ({ path }: Source) => path.endsWith('.tsx');

/** Without comments: a rule is about what runs. */
const bare = (text: string) => text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

test('the scan sees the console', () => {
  expect(product.length).toBeGreaterThan(1);
});

test('a file has 200 lines at most', () => {
  expect(breaking(code, (file) => lines(file) > 200)).toEqual([]);
});

test('half of the files have 60 lines at most', () => {
  const sizes = product.map(lines).sort((a, b) => a - b);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(60);
});

test('no feature imports another', () => {
  const foreign = (file: Source) => {
    const own = featureOf(file.path);
    return own !== null && importsOf(file).some((path) => featureOf(path) !== null && featureOf(path) !== own);
  };
  expect(breaking(code, foreign)).toEqual([]);
});

test('imports point downwards: lib, components, features, app', () => {
  const order = ['src/lib/', 'src/components/', 'src/features/', 'src/app/'];
  const level = (path: string) => order.findIndex((folder) => path.startsWith(folder));
  expect(breaking(code, (file) => importsOf(file).some((path) => level(path) > level(file.path)))).toEqual([]);
});

test('a bare control is written in the kit only', () => {
  const control = /<(button|input|select|textarea|dialog)[\s>]/;
  expect(breaking(product, (file) => isView(file) && !inComponents(file) && control.test(bare(file.text)))).toEqual([]);
});

test('effects stand in named hooks', () => {
  const effect = /\buse(Layout|Insertion)?Effect\(/;
  expect(breaking(product, ({ path, text }) => effect.test(bare(text)) && !/\/use[A-Z][^/]*\.ts$/.test(path))).toEqual(
    [],
  );
});

test('effects are rare', () => {
  const all = product.map(({ text }) => bare(text)).join('\n');
  const effects = [...all.matchAll(/\buse(Layout|Insertion)?Effect\(/g)].length;
  // In a small console one effect more or less says nothing yet.
  expect(effects).toBeLessThanOrEqual(Math.max(6, (all.split('\n').length / 1000) * 1.5));
});

test('colours stand in style.css only', () => {
  const colour = /#[0-9a-f]{3,8}\b|\b(rgb|hsl|oklch)a?\(/i;
  const palette = /\b(bg|text|border|ring|fill|stroke)-(slate|gray|zinc|red|amber|green|blue|indigo|white|black)\b/;
  const others = product.filter(({ path }) => path !== 'src/style.css');
  expect(breaking(others, ({ text }) => colour.test(bare(text)) || palette.test(text))).toEqual([]);
  expect(sources.filter(({ path }) => path.endsWith('.css')).map(({ path }) => path)).toEqual(['src/style.css']);
});

test('words on the screen come by key', () => {
  const named = /\s(aria-label|title|placeholder|alt|label)="[^"]*[a-z]/;
  expect(breaking(product, (file) => isView(file) && named.test(bare(file.text)))).toEqual([]);
});

test('a view holds no client, no rule store and no patch', () => {
  const client = /from '(openapi-fetch|immer)'|\bfetch\(/;
  expect(breaking(product, (file) => isView(file) && client.test(bare(file.text)))).toEqual([]);
});

test('zustand is for the open draft, the practice phone and the app', () => {
  const may = /^src\/(features\/(editor|practice)|app)\//;
  expect(breaking(product, ({ path, text }) => /from 'zustand/.test(text) && !may.test(path))).toEqual([]);
});

test('react-hook-form stays out of the editor', () => {
  expect(
    breaking(product, ({ path, text }) => featureOf(path) === 'editor' && text.includes('react-hook-form')),
  ).toEqual([]);
});

test('features do not draw loading by hand', () => {
  const flag = /\bis(Loading|Pending|Fetching)\b/;
  const queries = (text: string) => /\buse(Suspense)?Query\(/.test(text) && flag.test(text);
  expect(breaking(product, (file) => featureOf(file.path) !== null && queries(bare(file.text)))).toEqual([]);
});

test('keys are listened for in one place', () => {
  const listens = /addEventListener\(\s*'key/;
  expect(breaking(product, ({ path, text }) => listens.test(text) && !path.startsWith('src/app/shortcuts/'))).toEqual(
    [],
  );
});

test('lib says nothing to people by toast', () => {
  expect(breaking(product, ({ path, text }) => path.startsWith('src/lib/') && /[tT]oast/.test(bare(text)))).toEqual([]);
});

test('time, chance and storage are passed in', () => {
  const ambient = /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\blocalStorage\b|\bindexedDB\b|\brandomUUID\b/;
  const edges = /^src\/(lib\/(time|ids|storage)|app)\//;
  expect(breaking(product, ({ path, text }) => ambient.test(bare(text)) && !edges.test(path))).toEqual([]);
});

test('model folders are plain TypeScript', () => {
  expect(breaking(product, (file) => file.path.includes('/model/') && isView(file))).toEqual([]);
});

test('nobody is called Manager, utils or common', () => {
  const empty = /\/(utils?|common|helpers?|shared|misc)(\/|\.tsx?$)|Manager\.tsx?$/;
  expect(breaking(code, ({ path }) => empty.test(path))).toEqual([]);
});

test('a component file is named like what it exports', () => {
  const odd = ({ path, text }: Source) => {
    const name =
      path
        .split('/')
        .at(-1)
        ?.replace(/\.tsx$/, '') ?? '';
    return /^[A-Z]/.test(name) && !new RegExp(`export (const|function|class) ${name}\\b`).test(text);
  };
  expect(breaking(product.filter(isView), odd)).toEqual([]);
});
