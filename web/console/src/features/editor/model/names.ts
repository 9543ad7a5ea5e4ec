import { own } from './json';

/** A step's id: what the engine takes, but never digits only, since JavaScript moves such members to the front of a map. */
export const isStepId = (id: string): boolean =>
  /^[a-z0-9_]{1,64}$/.test(id) && !/^\d+$/.test(id) && id !== '__proto__';
export const isExitName = (name: string): boolean =>
  /^[a-z0-9_]{1,64}$/.test(name) && !/^\d+$/.test(name) && name !== '__proto__';
export const isVariableName = (name: string): boolean => /^[a-z][a-z0-9_]{0,63}$/.test(name);
export const isArgumentName = (name: string): boolean =>
  /^[A-Za-z_][A-Za-z0-9_.-]{0,63}$/.test(name) && name !== '__proto__';

/** Read-only names under %{system.…}. */
export const SYSTEM_NAMES: readonly string[] = [
  'interaction_id',
  'flow_name',
  'flow_version',
  'now',
  'call_outcome',
  'sip_status',
  'ringing_seconds',
];

/** A name nobody has: the wanted one, else with the next number behind it. */
export const freeName = (wanted: string, taken: { readonly [name: string]: unknown } | readonly string[]): string => {
  const isTaken = (name: string) =>
    Array.isArray(taken) ? taken.includes(name) : own(taken as { [n: string]: unknown }, name) !== undefined;
  if (!isTaken(wanted)) return wanted;
  const stem = wanted.replace(/_\d+$/, '').slice(0, 58);
  for (let n = 2; ; n++) {
    if (!isTaken(`${stem}_${n}`)) return `${stem}_${n}`;
  }
};

/** What a person typed as a name the engine takes: `Order number` becomes `order_number`. */
export const asName = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(\d)/, 'n_$1')
    .slice(0, 64);
