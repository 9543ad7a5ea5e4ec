/** Whether a scope is among those held; `flows:*` holds every scope of flows. */
export const holds = (held: readonly string[], wanted: string): boolean =>
  held.includes(wanted) || held.includes(`${wanted.split(':')[0]}:*`);
