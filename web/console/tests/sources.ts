import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

export interface Source {
  /** Below web/console, with slashes. */
  path: string;
  text: string;
}

const GENERATED = new Set(['src/lib/api/schema.d.ts', 'src/lib/flow/document.d.ts']);

const walk = (folder: string): string[] =>
  readdirSync(join(ROOT, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    return statSync(join(ROOT, path)).isDirectory() ? walk(path) : [path];
  });

/** Every file written by hand below src/, whatever its kind. */
export const sources: Source[] = walk('src')
  .filter((path) => !GENERATED.has(path))
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

export const code = sources.filter(({ path }) => /\.tsx?$/.test(path));
export const product = code.filter(({ path }) => !/\.(test|samples)\.tsx?$/.test(path));

/** What a file imports of this repository, as paths below web/console; dynamic imports too. */
export const importsOf = ({ path, text }: Source): string[] =>
  [...text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g)].map((found) =>
    posix.normalize(posix.join(posix.dirname(path), found[1] ?? '')),
  );

/** The feature whose folder a path is in; null elsewhere. */
export const featureOf = (path: string): string | null => /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
