import { type FlowDocument, TRIGGER, targetOf } from './document';
import { own } from './json';
import { type Kinds, portsOf } from './kinds';

/** One exit as the outline shows it. */
export type WalkedExit = {
  readonly id: string;
  readonly to: string | null /** The how many-th way into that step in walking order. */;
  readonly use: number;
};

export type WalkedStep = { readonly id: string; readonly reached: boolean; readonly exits: readonly WalkedExit[] };

/** The trigger, then all steps in the order a caller would meet them (each exit's way to its end before the next), then those nobody reaches. */
export const walk = (doc: FlowDocument, kinds: Kinds): WalkedStep[] => {
  const seen = new Set<string>();
  const order: { id: string; reached: boolean }[] = [];
  const follow = (start: string, reached: boolean) => {
    const open = [start];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id) || (id !== TRIGGER && !own(doc.steps, id))) continue;
      seen.add(id);
      order.push({ id, reached });
      open.push(...nextOf(doc, kinds, id).reverse());
    }
  };
  follow(TRIGGER, true);
  for (const id of Object.keys(doc.steps)) follow(id, false);
  const uses = new Map<string, number>();
  return order.map(({ id, reached }) => ({
    id,
    reached,
    exits: portsOf(kinds, doc, id).map((exit) => {
      const to = targetOf(doc, id, exit.id);
      const use = to === null ? 0 : (uses.get(to) ?? 0) + 1;
      if (to !== null) uses.set(to, use);
      return { id: exit.id, to, use };
    }),
  }));
};

/** Steps an id leads to: its exits in their order, then hang-up and error ways. */
export const nextOf = (doc: FlowDocument, kinds: Kinds, id: string): string[] => {
  const step = own(doc.steps, id);
  const exits = portsOf(kinds, doc, id).map((exit) => targetOf(doc, id, exit.id));
  const routes = step
    ? [step.on_hangup ?? null, step.on_error?.startsWith('step:') ? step.on_error.slice(5) : null]
    : [];
  return [...exits, ...routes].filter((to): to is string => to !== null);
};

/** Steps (and the trigger) with an exit to this one, in the document's order. */
export const previousOf = (doc: FlowDocument, kinds: Kinds, id: string): string[] =>
  [TRIGGER, ...Object.keys(doc.steps)].filter((from) => nextOf(doc, kinds, from).includes(id));
