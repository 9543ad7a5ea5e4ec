/** Who has a flow open in another tab of this browser: asked by a channel, so that it works without a secure context. */
export type Tabs = {
  /** This tab's name, and the names of the others that have the flow open. */
  readonly find: () => Promise<{ readonly mine: string; readonly others: ReadonlySet<string> }>;
  readonly leave: () => void;
};

const KEY = 'engine-console-tab';

/** This tab's name, which it keeps over a reload. */
export const tabName = (newId: () => string): string => {
  const name = sessionStorage.getItem(KEY) ?? newId();
  sessionStorage.setItem(KEY, name);
  return name;
};

/** An open tab answers within a few milliseconds; one that does not is gone. */
const PATIENCE = 150;

type Said = { readonly flow: string; readonly tab: string; readonly asks: boolean };

/** A tab keeps its name over a reload. A copied tab has its original's name until the original answers to it, and then takes another. */
export const openTabs = (flow: string, newId: () => string): Tabs => {
  let mine = tabName(newId);
  const channel = new BroadcastChannel(KEY);
  const heard = new Set<string>();
  const say = (asks: boolean) => channel.postMessage({ flow, tab: mine, asks } satisfies Said);
  channel.onmessage = ({ data }: MessageEvent<Said>) => {
    if (data.flow !== flow) return;
    heard.add(data.tab);
    if (data.asks) say(false);
  };
  return {
    find: async () => {
      say(true);
      await new Promise((resolve) => setTimeout(resolve, PATIENCE));
      if (heard.has(mine)) {
        mine = newId();
        sessionStorage.setItem(KEY, mine);
      }
      return { mine, others: heard };
    },
    leave: () => channel.close(),
  };
};
