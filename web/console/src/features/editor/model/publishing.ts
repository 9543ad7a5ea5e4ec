/** All that decides whether a draft can be published now. */
export type Publishable = {
  /** False while the flow is as it was published. */
  readonly hasDraft: boolean;
  readonly clashes: number;
  readonly errors: number;
  /** Something is not saved yet. */
  readonly pending: boolean;
  /** What differs from what runs; null while that is not known, or when nothing was published yet. */
  readonly differences: number | null;
  /** Tests that failed and all of them; null while they run. */
  readonly tests: { readonly failed: number; readonly all: number } | null;
  /** The flow is published only while all tests pass. */
  readonly requiresGreen: boolean;
};

export type Block = 'clash' | 'unsent' | 'faults' | 'same' | 'tests';

/** Why it cannot be published now; null when it can. The engine decides again. */
export const blockOf = ({
  hasDraft,
  clashes,
  errors,
  pending,
  differences,
  tests,
  requiresGreen,
}: Publishable): Block | null => {
  if (clashes > 0) return 'clash';
  if (pending) return 'unsent';
  if (!hasDraft) return 'same';
  if (errors > 0) return 'faults';
  if (differences === 0) return 'same';
  if (requiresGreen && tests !== null && (tests.failed > 0 || tests.all === 0)) return 'tests';
  return null;
};

/** Whether the tests can run at all: a draft with errors cannot, and one that is not saved is another. */
export const mayTest = ({ hasDraft, errors, pending }: Pick<Publishable, 'hasDraft' | 'errors' | 'pending'>): boolean =>
  hasDraft && errors === 0 && !pending;

export type Verb = {
  readonly key: 'do' | 'do_with' | 'do_with_many';
  readonly values: { readonly [name: string]: number };
};

/** What the button says will happen. */
export const verbOf = (
  version: number,
  running: number | null,
  calls: { readonly count: number; readonly isMore: boolean } | null,
): Verb => {
  if (running === null || calls === null || calls.count === 0) return { key: 'do', values: { version } };
  return { key: calls.isMore ? 'do_with_many' : 'do_with', values: { version, running, count: calls.count } };
};
