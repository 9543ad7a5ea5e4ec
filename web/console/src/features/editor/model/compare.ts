import { exitKey, type Marks, type MarkTone } from '../../../lib/flow/marks';
import { type Change, diff, type Reorder } from './diff';
import { type FlowDocument, NEXT, TRIGGER } from './document';
import { isObject, type Json, own } from './json';

export type Difference = 'added' | 'removed' | 'changed';

/** One member with its value before and after; left out where it was not there. */
export type FieldChange = {
  /** The step it is of, the trigger's card for the flow itself. */
  readonly step: string;
  readonly path: readonly string[];
  readonly before?: Json;
  readonly after?: Json;
};

/** What differs between two documents, by step, by exit and by field. Where a card stands is no difference. */
export type Comparison = {
  readonly steps: ReadonlyMap<string, Difference>;
  /** By `exitKey`. */
  readonly exits: ReadonlyMap<string, Difference>;
  readonly fields: readonly FieldChange[];
};

export const compare = (before: FlowDocument, after: FlowDocument): Comparison => {
  const steps = new Map<string, Difference>();
  const exits = new Map<string, Difference>();
  const fields: FieldChange[] = [];
  const { changes, reorders } = diff(before, after);
  for (const change of changes) {
    const [head, id] = change.path;
    if (head === 'layout') continue;
    const step = head === 'steps' && id !== undefined ? id : TRIGGER;
    const whole = head === 'steps' && change.path.length === 2;
    steps.set(step, whole ? kindOf(change) : 'changed');
    for (const [exit, is] of exitsOf(change)) exits.set(exitKey(step, exit), is);
    fields.push({ step, path: inStep(change.path), ...values(change) });
  }
  for (const order of reorders.filter(counts)) {
    const step = order.path[1] ?? TRIGGER;
    if (!steps.has(step)) steps.set(step, 'changed');
    fields.push({ step, path: inStep(order.path), before: order.before, after: order.after });
  }
  return { steps, exits, fields: inOrder(fields, before, after) };
};

export const isSame = ({ steps }: Comparison): boolean => steps.size === 0;

const kindOf = (change: Change): Difference =>
  change.before === undefined ? 'added' : change.after === undefined ? 'removed' : 'changed';

const values = ({ before, after }: Change) => ({
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

const inStep = (path: readonly string[]): readonly string[] => (path[0] === 'steps' ? path.slice(2) : path);

/** Only settings are read in their order, such as keys of a menu; of steps and variables it says nothing. */
const counts = ({ path }: Reorder): boolean => path[0] === 'steps' && path[2] === 'settings';

/** The exits a change is about: the one it names, or all of a step that came or went. An exit that leads nowhere is none. */
const exitsOf = ({ path, before, after }: Change): (readonly [string, Difference])[] => {
  if (path[0] === 'entry') return [[NEXT, led(before, after)]];
  if (path[0] !== 'steps') return [];
  if (path.length === 4 && path[2] === 'exits') return [[path[3] ?? '', led(before, after)]];
  const [old, now] =
    path.length === 2
      ? [exitMap(before), exitMap(after)]
      : path.length === 3 && path[2] === 'exits'
        ? [before, after]
        : [];
  const names = new Set([...Object.keys(isObject(old) ? old : {}), ...Object.keys(isObject(now) ? now : {})]);
  return [...names].map((name) => [name, led(memberOf(old, name), memberOf(now, name))]);
};

const exitMap = (step: Json | undefined): Json | undefined => memberOf(step, 'exits');
const memberOf = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) ? own(value, name) : undefined;

const led = (before: Json | undefined, after: Json | undefined): Difference =>
  !before ? 'added' : !after ? 'removed' : 'changed';

const inOrder = (fields: readonly FieldChange[], before: FlowDocument, after: FlowDocument): FieldChange[] => {
  const order = [TRIGGER, ...Object.keys(after.steps), ...Object.keys(before.steps)];
  return [...fields].sort((a, b) => order.indexOf(a.step) - order.indexOf(b.step));
};

const TONES: { readonly [is in Difference]: MarkTone } = { added: 'good', removed: 'bad', changed: 'warn' };

/** The differences as one of the two pictures shows them: what went on the one before, what came on the one after, what changed on both. */
export const marksOf = (
  { steps, exits }: Comparison,
  side: 'before' | 'after',
  say: (is: Difference) => string,
): Marks => {
  const foreign = side === 'before' ? 'added' : 'removed';
  const shown = (map: ReadonlyMap<string, Difference>) =>
    new Map([...map].filter(([, is]) => is !== foreign).map(([key, is]) => [key, { tone: TONES[is], words: say(is) }]));
  return { steps: shown(steps), exits: shown(exits), faintRest: false };
};
