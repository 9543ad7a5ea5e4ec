import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The engine that is tested: ENGINE_BIN (its file, or the folder it was published to), else what `scripts/test` builds. */
const found = process.env.ENGINE_BIN ?? join(ROOT, 'src/Engine.Host/bin/Release/net10.0');
const path = existsSync(found) && statSync(found).isDirectory() ? join(found, 'engine.dll') : found;
const [PROGRAM, FIRST]: [string, string[]] = path.endsWith('.dll') ? ['dotnet', [path]] : [path, []];

/** A command that ends by itself; what it printed. */
export const run = async (...args: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)(PROGRAM, [...FIRST, ...args]);
  return stdout.trim();
};

export interface Started {
  readonly process: ChildProcess;
  /** What it said so far, for whoever has to tell why it failed. */
  said(): string;
  onLine(hear: (line: string) => void): void;
  /** Sends a signal to this process, by its id, and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const PATIENCE_MS = 30_000;

/** A command that goes on until it is told to end. */
export const start = (...args: string[]): Started => {
  const child = spawn(PROGRAM, [...FIRST, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const hearers: ((line: string) => void)[] = [];
  let said = '';
  let rest = '';
  child.stdout.on('data', (bytes: Buffer) => {
    said += bytes;
    const lines = (rest + bytes).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) for (const hear of hearers) hear(line);
  });
  child.stderr.on('data', (bytes: Buffer) => {
    said += bytes;
  });
  const kill = () => child.kill('SIGKILL');
  // A worker that is ended leaves nothing running.
  process.once('exit', kill);
  return {
    process: child,
    said: () => said,
    onLine: (hear) => hearers.push(hear),
    end: async (signal) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      const late = setTimeout(kill, PATIENCE_MS);
      await gone;
      clearTimeout(late);
      process.off('exit', kill);
    },
  };
};

/** A port of loopback that nobody has at this moment. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });

/** Asks until the answer is there; told with `what` when it does not come. */
export const until = async <T>(
  what: () => string,
  ask: () => T | undefined | Promise<T | undefined>,
  withinMs = 60_000,
): Promise<T> => {
  const end = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(what());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
