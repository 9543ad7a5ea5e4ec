import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf } from './api';
import { type Engine, startEngine } from './engine';
import { type Phone, startPhone } from './phone';

/** One of each kind of callee; the number decides whom a call reaches. */
export interface Stage {
  engine: Engine;
  answering: Phone;
  busy: Phone;
  silent: Phone;
  end(): Promise<void>;
}

export const NUMBERS = {
  answering: '+12025550143',
  busy: '+12025550144',
  unknown: '+12025550145',
  silent: '+12025550146',
} as const;

/** Phones that refuse are reached by trunks for their number only; the one that answers takes all others. */
const refusing = ['busy', 'unknown', 'silent'] as const;

export const setStage = async (): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'engine-e2e-heard-'));
  const [engine, answering, busy, unknown, silent] = await Promise.all([
    startEngine(),
    startPhone({ callee: 'answer', wav: join(folder, 'heard.wav') }),
    ...refusing.map((callee) => startPhone({ callee })),
  ]);
  if (!busy || !unknown || !silent) throw new Error('A phone has not started.');
  const phones = { busy, unknown, silent };
  const api = await apiOf(engine);
  for (const callee of refusing) {
    const [host, port] = phones[callee].address.split(':');
    await api.must('POST', '/v1/trunks', {
      name: `To the ${callee} phone`,
      gateways: [{ host, port: Number(port) }],
      route_prefixes: [NUMBERS[callee]],
    });
  }
  return {
    engine,
    answering,
    busy,
    silent,
    end: async () => {
      await Promise.all([engine, answering, busy, unknown, silent].map((one) => one.stop()));
      await rm(folder, { recursive: true, force: true });
    },
  };
};
