/** Whether the engine tells of changes by itself; set by the stream, read by queries that would otherwise ask again and again. */
let up = false;

/** Something beside interactions is other than before. */
export type Hint = {
  readonly topic: 'draft' | 'published' | 'trunk' | 'node';
  /** Of the flow or trunk; null for a new one, and of a node. */
  readonly id: string | null;
  /** Of the draft; null when there is none any more. */
  readonly etag: string | null;
};

type Listener = (hint: Hint) => void;

const listeners = new Set<Listener>();

/** For what no query holds, such as a draft that is open in the editor. */
export const hints = {
  listen: (listener: Listener): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  tell: (hint: Hint): void => {
    for (const listener of [...listeners]) listener(hint);
  },
};

export const live = {
  isUp: () => up,
  set: (isUp: boolean) => {
    up = isUp;
  },
  /** How often to ask meanwhile: not at all while the engine tells. */
  every: (ms: number): number | false => (up ? false : ms),
};
