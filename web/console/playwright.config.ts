import { defineConfig } from '@playwright/test';

/** What the gate runs: the page of the product by mouse, sign-in and rights, accessibility. The rest takes longer and has its own command. */
const CORE = /(courier|session|a11y)\.spec\.ts$/;
const SHOTS = /shots\.spec\.ts$/;

const isRoot = process.getuid?.() === 0;
const report = process.env.E2E_REPORT;

export default defineConfig({
  testDir: 'e2e',
  workers: 2,
  timeout: 300_000,
  // A limit for a machine that does much else, not a wait: what is asked for is there at once.
  expect: { timeout: 30_000 },
  forbidOnly: !!process.env.CI,
  reporter: report ? [['line'], ['json', { outputFile: report }]] : [['list']],
  use: {
    browserName: 'chromium',
    // Chromium's sandbox refuses to start for root.
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      chromiumSandbox: !isRoot,
      args: isRoot ? ['--no-sandbox'] : [],
    },
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    timezoneId: 'Etc/UTC',
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'core', testMatch: CORE },
    { name: 'more', testIgnore: [CORE, SHOTS] },
    { name: 'shots', testMatch: SHOTS },
  ],
});
