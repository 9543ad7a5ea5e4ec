/** Writes THIRD-PARTY-NOTICES from the lock file and the licences of what is installed: what reaches a browser, nothing of the tools. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

const LICENCE_FILE = /^(licen[cs]e|copying|notice)(\.|$|-)/i;

/** Packages of the lock that are no development tool, by name and version. */
export const shipped = () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path, entry]) => path && !entry.dev && !entry.devOptional && !entry.optional)
    .map(([path, entry]) => ({
      path,
      name: path.replace(/^.*node_modules\//, ''),
      version: entry.version,
      license: entry.license ?? 'UNKNOWN',
    }))
    .filter(({ name }) => !name.startsWith('@types/'))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
};

const words = ({ path, license }) => {
  const folder = join(ROOT, path);
  const file = existsSync(folder) ? readdirSync(folder).find((name) => LICENCE_FILE.test(name)) : undefined;
  return file
    ? readFileSync(join(folder, file), 'utf8').trim()
    : `Licence: ${license} (the package brings no text of it).`;
};

export const notices = () =>
  [
    'The web console of the engine contains the following software of others.\n',
    ...shipped().map(
      (entry) => `${'-'.repeat(80)}\n${entry.name} ${entry.version} (${entry.license})\n\n${words(entry)}\n`,
    ),
  ].join('\n');

export const FILE = join(ROOT, 'THIRD-PARTY-NOTICES');

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(FILE, notices());
