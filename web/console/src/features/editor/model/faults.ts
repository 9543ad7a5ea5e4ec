import { type FlowDocument, TRIGGER } from './document';
import { own, partsOf } from './json';
import type { Kinds } from './kinds';
import { walk } from './walk';

/** One thing wrong with a flow, as the engine says it. */
export type Fault = {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly step?: string | null;
  readonly path: string;
  readonly message: string;
};

export type Tab = 'settings' | 'exits' | 'preferences';

/** Where in the panel a fault is shown. */
export type FaultPlace = {
  readonly step: string;
  readonly tab: Tab /** The path inside the step or document, the name of the form control. */;
  readonly field: string;
};

/** The step whose panel shows a fault; the trigger for those of the document. */
export const stepOf = (fault: Fault, doc: FlowDocument): string => {
  const [head, id] = partsOf(fault.path);
  const named = fault.step ?? (head === 'steps' ? id : undefined);
  return named !== undefined && own(doc.steps, named) !== undefined ? named : TRIGGER;
};

/** Where to jump for a fault. */
export const placeOf = (fault: Fault, doc: FlowDocument): FaultPlace => {
  const step = stepOf(fault, doc);
  const parts = partsOf(fault.path);
  const [first] = step === TRIGGER ? parts : parts.slice(2);
  return { step, tab: step === TRIGGER ? triggerTab(first) : tabOf(first), field: fault.path };
};

const tabOf = (part: string | undefined): Tab => {
  if (part === 'exits') return 'exits';
  return part === undefined || part === 'settings' || part === 'type' ? 'settings' : 'preferences';
};

const triggerTab = (part: string | undefined): Tab => {
  if (part === 'entry') return 'exits';
  return part === undefined || part === 'trigger' || part === 'variables' || part === 'steps'
    ? 'settings'
    : 'preferences';
};

/** The member that "Fill this in" is said of, as its form calls it but for spaces; null where the engine's sentence is enough. */
export const missingIn = ({ code, path }: Fault): string | null => {
  const name = partsOf(path).findLast((part) => !/^\d+$/.test(part));
  return code === 'required' && name ? name.replaceAll('_', ' ') : null;
};

/** Faults of a field: at its path or inside it. */
export const faultsAt = (faults: readonly Fault[], pointer: string): readonly Fault[] =>
  faults.filter((f) => f.path === pointer || f.path.startsWith(`${pointer}/`));

/** Faults by step in walking order, errors before warnings. */
export const grouped = (
  faults: readonly Fault[],
  doc: FlowDocument,
  kinds: Kinds,
): { step: string; faults: Fault[] }[] =>
  walk(doc, kinds)
    .map(({ id }) => ({
      step: id,
      faults: faults.filter((f) => stepOf(f, doc) === id).sort((a, b) => rank(a) - rank(b)),
    }))
    .filter((group) => group.faults.length > 0);

const rank = (fault: Fault): number => (fault.severity === 'error' ? 0 : 1);

/** The next or previous fault in that order, round the end; the first when none is current. */
export const step = (ordered: readonly Fault[], current: Fault | null, by: 1 | -1): Fault | null => {
  if (ordered.length === 0) return null;
  const at = current ? ordered.findIndex((f) => f.path === current.path && f.code === current.code) : -1;
  if (at < 0) return (by === 1 ? ordered[0] : ordered.at(-1)) ?? null;
  return ordered[(at + by + ordered.length) % ordered.length] ?? null;
};

export const errorsOf = (faults: readonly Fault[]): number => faults.filter((f) => f.severity === 'error').length;
