/** The trigger's card, where a step's id would stand; no id may hold a dash, so none can be mistaken for it. */
export const TRIGGER_CARD = 'api-request';

/** The trigger's only exit. */
export const TRIGGER_EXIT = 'next';

export type MarkTone = 'good' | 'warn' | 'bad' | 'brand' | 'calm';

/** What is said of a step or an exit besides the flow itself. The words say it, the colour repeats them. */
export type Mark = { readonly tone: MarkTone; readonly words: string };

/** A difference, or the way a call took, as the canvas draws it. */
export type Marks = {
  readonly steps: ReadonlyMap<string, Mark>;
  /** By `exitKey`. */
  readonly exits: ReadonlyMap<string, Mark>;
  /** Whether what has no mark is drawn faint. */
  readonly faintRest: boolean;
};

export const exitKey = (step: string, exit: string): string => `${step} ${exit}`;
