import { start, until } from './binary';

/** What `engine phone --json` prints, a line for each. */
export interface PhoneEvent {
  event: 'listening' | 'ringing' | 'answered' | 'key' | 'ended';
  call?: number | null;
  address?: string | null;
  from?: string | null;
  to?: string | null;
  cause?: string | null;
  wav?: string | null;
}

export interface Phone {
  /** What a trunk has as its gateway. */
  readonly address: string;
  /** The nth event of a kind, counted from 1: waited for. */
  heard(event: PhoneEvent['event'], nth: number): Promise<PhoneEvent>;
  /** How many of a kind there were so far. */
  count(event: PhoneEvent['event']): number;
  stop(): Promise<void>;
}

interface Options {
  callee: 'answer' | 'busy' | 'silent' | 'unknown';
  /** Where what it heard is written. */
  wav?: string;
}

/** A callee on loopback, made of the engine's own binary. */
export const startPhone = async ({ callee, wav }: Options): Promise<Phone> => {
  const args = [
    '--listen',
    '127.0.0.1:0',
    '--callee',
    callee,
    '--after',
    '0.3',
    ...(wav ? ['--wav', wav] : []),
    '--json',
  ];
  const running = start('phone', ...args);
  const events: PhoneEvent[] = [];
  running.onLine((line) => {
    if (line.startsWith('{')) events.push(JSON.parse(line) as PhoneEvent);
  });
  const of = (event: PhoneEvent['event']) => events.filter((happened) => happened.event === event);
  const heard = (event: PhoneEvent['event'], nth: number) =>
    until(
      () => `The phone (${callee}) has not ${event} ${nth}: ${JSON.stringify(events)}\n${running.said()}`,
      () => of(event)[nth - 1],
      90_000,
    );
  const { address } = await heard('listening', 1);
  return {
    address: address ?? '',
    heard,
    count: (event) => of(event).length,
    stop: () => running.end('SIGTERM'),
  };
};
