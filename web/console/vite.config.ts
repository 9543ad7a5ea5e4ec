import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { FIRST_LOAD_WANTED_GZ_BYTES, firstLoad, overBudget } from './scripts/budgets.ts';

const PACKED = /\.(js|css|svg|json|txt)$/;

/** Below this a packed form saves nothing: one packet carries either. */
const PACK_FROM_BYTES = 1024;

/**
 * Writes .br and .gz beside every text file, so that the engine only picks one and packs nothing while it runs. From the written files: before that,
 * Vite's own plugins still fill in what is loaded later.
 */
const precompress = (): Plugin => ({
  name: 'precompress',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
    for (const name of Object.keys(bundle).filter((file) => PACKED.test(file))) {
      const path = join(dir, name);
      const bytes = readFileSync(path);
      if (bytes.length < PACK_FROM_BYTES) continue;
      writeFileSync(`${path}.br`, brotliCompressSync(bytes, best));
      writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
    }
  },
});

/** A console that became too large is not built: sizes are paid by every reader, and nobody takes them back later. */
const budgets = (): Plugin => ({
  name: 'budgets',
  apply: 'build',
  generateBundle(_, bundle) {
    const parts = Object.values(bundle).flatMap((file) =>
      file.type === 'chunk'
        ? [
            {
              file: file.fileName,
              imports: file.imports,
              isEntry: file.isEntry,
              of: file.facadeModuleId,
              gzBytes: gzipSync(file.code).length,
            },
          ]
        : [],
    );
    const over = overBudget(parts);
    if (over.length > 0) this.error(over.join('\n'));
    const first = firstLoad(parts);
    const words = `first load ${(first / 1024).toFixed(1)} KiB gz`;
    if (first > FIRST_LOAD_WANTED_GZ_BYTES) this.warn(`${words}, more than wanted`);
    else this.info(words);
  },
});

/** What we owe to others goes out with the console, and is packed like the rest: so it is added before the packing. */
const notices = (): Plugin => ({
  name: 'notices',
  apply: 'build',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source: readFileSync('THIRD-PARTY-NOTICES') });
  },
});

/** Libraries of the first load, whatever page it is. */
const BASE =
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|get-nonce|use-sync-external-store|openapi-fetch|zod)\//;

/** What stands on every page: thirty files of half a kilobyte are larger, each packed alone, than one of all. */
const KIT =
  /src\/(lib\/(actions|ahead|api|live|storage|time)|components\/(Boundary|Button|buttonLook|classes|Failure|Forbidden|IconButton|lazyPart|Menu|PageHead|problemWords|Skeleton|UseLink|CopyButton|toasts))\b/;

/** All icons together are smaller than those of one page, each in a part of its own. */
const PARTS = [
  { name: 'base', test: BASE },
  { name: 'icons', test: /node_modules\/lucide-react\// },
  { name: 'kit', test: KIT },
];

const engine = process.env.ENGINE ?? 'http://127.0.0.1:8080';

export default defineConfig({
  base: '/console/',
  plugins: [react(), tailwind(), notices(), budgets(), precompress()],
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    // What every page needs is one part, which a new console leaves as it is: fewer requests, and a page of less than 3 KB.
    modulePreload: {
      resolveDependencies: (_, parts, { hostType }) =>
        hostType === 'html' ? parts.filter((part) => part.includes('/base-')) : parts,
    },
    rolldownOptions: { output: { codeSplitting: { groups: PARTS } } },
  },
  server: {
    fs: { allow: ['../..'] },
    proxy: {
      '/v1': engine,
      '/flows': engine,
      '/oauth': engine,
      '/problems': engine,
      '/health': engine,
    },
  },
  test: {
    environment: 'node',
    pool: 'threads',
    maxWorkers: 2,
    testTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}'],
  },
});
