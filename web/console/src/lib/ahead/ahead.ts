type Load = () => Promise<unknown>;

/** After the page has come, so that nothing that is looked at waits for what may be looked at later. */
const REST_MS = 3_000;

const waiting = new Set<Load>();
let begun = false;
let busy = false;

/** Whoever pays for what comes asks for it himself. */
const isSparing = (): boolean =>
  (globalThis.navigator as { connection?: { saveData?: boolean } } | undefined)?.connection?.saveData === true;

const idle = (work: () => void): void => {
  if ('requestIdleCallback' in globalThis) globalThis.requestIdleCallback(() => work());
  else setTimeout(work);
};

const next = async (): Promise<void> => {
  const [load] = waiting;
  busy = begun && load !== undefined;
  if (!busy || !load) return;
  waiting.delete(load);
  // One that does not come is asked for again, and said, when somebody needs it.
  await load().catch(() => {});
  idle(() => void next());
};

/** Parts of the console that are fetched one after the other once there is nothing else to do: with the engine away they are there. */
export const ahead = {
  /** Parts have parts of their own, which are known once they have come. */
  add: (load: Load): void => {
    waiting.add(load);
    if (begun && !busy) idle(() => void next());
  },
  /** Begins a while from now; ends what it began when it is called off. */
  begin: (): (() => void) => {
    const timer = setTimeout(() => {
      if (isSparing()) return;
      begun = true;
      idle(() => void next());
    }, REST_MS);
    return () => {
      clearTimeout(timer);
      begun = false;
    };
  },
};
