type Listener = () => void;

const bell = () => {
  const listeners = new Set<Listener>();
  return {
    tell: () => {
      for (const listener of [...listeners]) listener();
    },
    hear: (listener: Listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
};

/** Told by the client when the engine no longer knows who asks; heard by the app, which asks to sign in over the page. */
export const sessionLost = bell();

/** Told when somebody has signed in again over the page: what was refused meanwhile can be sent. */
export const sessionFound = bell();
