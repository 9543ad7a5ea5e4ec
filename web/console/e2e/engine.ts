import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, run, type Started, start, until } from './binary';

/** A whole engine of its own: a folder, ports of loopback, a process. */
export interface Engine {
  readonly url: string;
  readonly folder: string;
  /** One of the binary's commands on this engine's folder. */
  command(...args: string[]): Promise<string>;
  /** Link that makes the first user. */
  firstLink(): Promise<string>;
  /** As a power cut would: nothing is written any more. */
  kill(): Promise<void>;
  /** On the same folder and port as before. */
  restart(): Promise<void>;
  /** Ends it and takes its folder away. */
  stop(): Promise<void>;
}

const FIRST_RTP_PORT = 20_000;
const RTP_PORTS = 500;

/** Each worker of Playwright has media ports of its own. */
const rtpPorts = () => {
  const first = FIRST_RTP_PORT + Number(process.env.TEST_PARALLEL_INDEX ?? 0) * RTP_PORTS;
  return ['--set', `media:first_port=${first}`, '--set', `media:last_port=${first + RTP_PORTS - 1}`];
};

export const startEngine = async (): Promise<Engine> => {
  const folder = await mkdtemp(join(tmpdir(), 'engine-e2e-'));
  const url = `http://127.0.0.1:${await freePort()}`;
  const settings = ['--data', folder, '--set', `server:listen=${url}`];
  let running: Started;
  const begin = async () => {
    running = start(
      'serve',
      ...settings,
      ...['--sip', '127.0.0.1:0', '--set', 'media:bind=127.0.0.1', '--set', 'server:drain_seconds=1'],
      ...['--set', 'server:warm_up_seconds=0'],
      ...rtpPorts(),
    );
    await until(
      () => `The engine is not ready:\n${running.said()}`,
      async () => {
        if (running.process.exitCode !== null) throw new Error(`The engine has ended:\n${running.said()}`);
        const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
        return answer?.ok || undefined;
      },
      120_000,
    );
  };
  await begin();
  const command = (...args: string[]) => run(...args, ...settings);
  return {
    url,
    folder,
    command,
    firstLink: () => command('user', 'link', '--first'),
    kill: () => running.end('SIGKILL'),
    restart: begin,
    stop: async () => {
      await running.end('SIGTERM');
      await rm(folder, { recursive: true, force: true });
    },
  };
};
