import type { FlowDocument } from './document';
import type { Kinds } from './kinds';
import { walk } from './walk';

/** A row of the outline's tree: a step, or one of its exits beneath it. */
export type OutlineRow =
  | {
      readonly row: 'step';
      readonly id: string;
      readonly reached: boolean;
      readonly open: boolean;
      readonly hasExits: boolean;
    }
  | {
      readonly row: 'exit';
      readonly id: string;
      readonly exit: string;
      readonly to: string | null;
      readonly use: number;
    };

export const keyOf = (row: OutlineRow): string => (row.row === 'step' ? row.id : `${row.id} ${row.exit}`);

/** Steps in walking order, their exits beneath those that are not folded. */
export const outlineOf = (doc: FlowDocument, kinds: Kinds, folded: ReadonlySet<string>): OutlineRow[] =>
  walk(doc, kinds).flatMap((step): OutlineRow[] => {
    const open = !folded.has(step.id);
    const head: OutlineRow = { row: 'step', id: step.id, reached: step.reached, open, hasExits: step.exits.length > 0 };
    return open
      ? [
          head,
          ...step.exits.map(
            (exit): OutlineRow => ({ row: 'exit', id: step.id, exit: exit.id, to: exit.to, use: exit.use }),
          ),
        ]
      : [head];
  });

export type OutlineMove = { readonly focus: string } | { readonly fold: string } | { readonly unfold: string } | null;

/** What a key does in the tree, as trees do everywhere (WAI-ARIA). */
export const treeKey = (rows: readonly OutlineRow[], current: string, key: string): OutlineMove => {
  const at = rows.findIndex((row) => keyOf(row) === current);
  const row = rows[at];
  if (!row) return rows[0] ? { focus: keyOf(rows[0]) } : null;
  const focus = (to: OutlineRow | undefined): OutlineMove => (to ? { focus: keyOf(to) } : null);
  switch (key) {
    case 'ArrowDown':
      return focus(rows[at + 1]);
    case 'ArrowUp':
      return focus(rows[at - 1]);
    case 'Home':
      return focus(rows[0]);
    case 'End':
      return focus(rows.at(-1));
    case 'ArrowRight':
      if (row.row === 'step' && row.hasExits) return row.open ? focus(rows[at + 1]) : { unfold: row.id };
      return null;
    case 'ArrowLeft':
      if (row.row === 'exit') return { focus: row.id };
      return row.open && row.hasExits ? { fold: row.id } : null;
    default:
      return null;
  }
};
