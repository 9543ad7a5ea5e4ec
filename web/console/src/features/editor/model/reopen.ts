import type { Stored } from './autosave';
import { mineNow, samePlace } from './choosing';
import type { FlowDocument } from './document';
import type { Entry } from './history';
import { isUnsent, type Kept } from './journal';
import { equal } from './json';
import { merge } from './merge';
import type { Clash } from './mergeValues';

export type Reopened = {
  readonly doc: FlowDocument;
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
  readonly clashes: readonly Clash[];
  /** Tabs that are gone and whose unsent edits are in the document now; their records can go once this one is written. */
  readonly taken: readonly string[];
};

/**
 * What the editor opens with: the server's draft, with what this tab had not sent, and with what tabs that are gone had not sent.
 * Records of tabs that are open are theirs.
 */
export const reopen = (
  server: Stored,
  records: readonly Kept[],
  tab: string,
  isOpen: (tab: string) => boolean,
): Reopened => {
  const mine = records.find((r) => r.tab === tab);
  const orphans = records.filter((r) => r.tab !== tab && !isOpen(r.tab)).sort((a, b) => a.at - b.at);
  let doc = server.doc;
  const clashes: Clash[] = [];
  for (const kept of [...(mine ? [mine] : []), ...orphans.filter(isUnsent)]) {
    const base = kept.base.etag === server.etag ? server.doc : kept.base.doc;
    const merged = merge(base, kept.mine, doc);
    doc = merged.doc;
    // A clash that nobody had chosen in is one still: its base is what the server has, so that merging does not find it again.
    const unchosen = (kept.clashes ?? []).filter((c) => !equal(mineNow(doc, c, server.doc), c.theirs));
    for (const clash of [...merged.clashes, ...unchosen])
      if (!clashes.some((k) => samePlace(k, clash))) clashes.push(clash);
  }
  const newest = mine ?? orphans.at(-1);
  return { doc, done: newest?.done ?? [], undone: newest?.undone ?? [], clashes, taken: orphans.map((r) => r.tab) };
};
