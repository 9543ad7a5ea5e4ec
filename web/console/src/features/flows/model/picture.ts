import type { FlowText } from './newFlow';

export interface Dot {
  id: string;
  column: number;
  row: number;
}

export interface Picture {
  dots: Dot[];
  lines: { from: Dot; to: Dot }[];
  columns: number;
  rows: number;
}

const exitsOf = (step: unknown): string[] => {
  const exits = typeof step === 'object' && step !== null ? (step as { exits?: unknown }).exits : undefined;
  return typeof exits === 'object' && exits !== null
    ? Object.values(exits).filter((target) => typeof target === 'string')
    : [];
};

/** A flow as a small picture: each step in the column of its distance from the entry, in the order it is reached. */
export const pictureOf = ({ entry, steps }: FlowText): Picture => {
  const all = (typeof steps === 'object' && steps !== null ? steps : {}) as Record<string, unknown>;
  const dots = new Map<string, Dot>();
  const rows: number[] = [];
  let wave = typeof entry === 'string' && entry in all ? [entry] : [];
  for (let column = 0; wave.length > 0; column += 1) {
    const next: string[] = [];
    for (const id of wave) {
      if (dots.has(id)) continue;
      const row = rows[column] ?? 0;
      rows[column] = row + 1;
      dots.set(id, { id, column, row });
      next.push(...exitsOf(all[id]).filter((target) => target in all));
    }
    wave = next.filter((id) => !dots.has(id));
  }
  const lines = [...dots.values()].flatMap((from) =>
    [...new Set(exitsOf(all[from.id]))].flatMap((target) => {
      const to = dots.get(target);
      return to ? [{ from, to }] : [];
    }),
  );
  return { dots: [...dots.values()], lines, columns: rows.length, rows: Math.max(0, ...rows) };
};
