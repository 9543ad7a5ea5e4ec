type Listener = () => void;

export interface ToastText {
  id: number;
  text: string;
}

/** More than these at once nobody reads: the oldest goes. */
const TOASTS_MAX = 3;

let texts: readonly ToastText[] = [];
let last = 0;
const listeners = new Set<Listener>();

const set = (next: readonly ToastText[]) => {
  texts = next;
  for (const listener of listeners) listener();
};

/** News from elsewhere or of something done, never the only trace of an error (style-web.md, rule 17). */
export const toasts = {
  say: (text: string) => {
    last += 1;
    set([...texts, { id: last, text }].slice(-TOASTS_MAX));
  },
  drop: (id: number) => set(texts.filter((toast) => toast.id !== id)),
  all: () => texts,
  subscribe: (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
