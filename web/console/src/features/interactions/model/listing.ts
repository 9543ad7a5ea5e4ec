import type { Filters } from './filters';
import { type Interaction, isOver } from './verdict';

/** Rows that run, then those that ended; each once, newest first as they came. */
export const liveOnTop = (rows: readonly Interaction[], live: readonly Interaction[]): Interaction[] => {
  const known = new Map([...live, ...rows].map((row) => [row.interaction_id, row]));
  // A list may be older than the other: the later event is right.
  for (const row of live)
    if ((known.get(row.interaction_id)?.last_event ?? 0) < row.last_event) known.set(row.interaction_id, row);
  const all = [...known.values()].sort((a, b) =>
    a.accepted_at < b.accepted_at ? 1 : a.accepted_at > b.accepted_at ? -1 : 0,
  );
  return [...all.filter((row) => !isOver(row)), ...all.filter(isOver)];
};

/** Whether a call that runs could be among the rows: it has no outcome and no reason yet. */
export const mayBeLive = ({ state, outcome, reason, party }: Filters): boolean =>
  state === undefined && outcome === undefined && reason === undefined && party === undefined;
