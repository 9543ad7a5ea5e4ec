type Listener = () => void;

const listeners = new Set<Listener>();

/** Told by the client when the engine no longer knows who asks; heard by the app, which asks to sign in over the page. */
export const sessionLost = {
  tell: () => {
    for (const listener of listeners) listener();
  },
  hear: (listener: Listener) => {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
