import type { Command, Refusal } from './command';
import { type FlowDocument, TRIGGER } from './document';
import { type Entry, type History, opened, redoOne, runOne, takenIn, undoOne } from './history';
import { own } from './json';
import type { Kinds } from './kinds';

/** What an editor says about itself. */
export type EditorState = History & {
  /** Steps that are selected, the trigger among them; the first is the one the panel shows. */
  readonly selected: readonly string[];
};

export type EditorOptions = {
  readonly kinds: Kinds;
  /** Milliseconds, for what belongs together when it was typed. */
  readonly now: () => number;
  readonly history: History;
  /** Who may only look changes nothing, whatever asks: every command is refused. */
  readonly readOnly?: boolean;
};

/** The flow editor without a screen. It joins the files of the model and owns no rule. */
export type Editor = {
  readonly kinds: Kinds;
  readonly state: () => EditorState;
  readonly doc: () => FlowDocument;
  readonly refusal: (command: Command) => Refusal | null;
  readonly run: (command: Command) => Refusal | null;
  /** Takes back the last entry of which something still fits, and says which. */
  readonly undo: () => Entry | null;
  readonly redo: () => Entry | null;
  readonly select: (ids: readonly string[]) => void;
  /** Another document with others' edits in it, or with what was chosen in a clash; what was done here can still be undone. */
  readonly takeIn: (doc: FlowDocument) => void;
  readonly subscribe: (listener: () => void) => () => void;
};

export const createEditor = ({ kinds, now, history, readOnly = false }: EditorOptions): Editor => {
  let state: EditorState = { ...history, selected: [TRIGGER] };
  const listeners = new Set<() => void>();

  const set = (next: EditorState): void => {
    if (next === state) return;
    state = { ...next, selected: stillThere(next) };
    for (const listener of [...listeners]) listener();
  };
  const move = (after: History, entry: Entry | undefined): Entry | null => {
    const changed = after.doc !== state.doc;
    if (after !== state) set({ ...state, ...after });
    return changed && entry ? entry : null;
  };
  const refusalOf = (command: Command): Refusal | null => (readOnly ? 'read_only' : command.refuse(state.doc, kinds));
  return {
    kinds,
    state: () => state,
    doc: () => state.doc,
    refusal: refusalOf,
    run: (command) => {
      const refusal = refusalOf(command);
      if (refusal) return refusal;
      const after = runOne(state, command, kinds, now());
      if (after !== state) set({ ...state, ...after });
      return null;
    },
    undo: () => {
      if (readOnly) return null;
      const after = undoOne(state);
      return move(after, after.undone.at(-1));
    },
    redo: () => {
      if (readOnly) return null;
      const after = redoOne(state);
      return move(after, after.done.at(-1));
    },
    select: (ids) => set({ ...state, selected: ids }),
    takeIn: (doc) => {
      const after = takenIn(state, doc);
      if (after !== state) set({ ...state, ...after });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};

export const openEditor = (doc: FlowDocument, kinds: Kinds, now: () => number): Editor =>
  createEditor({ kinds, now, history: opened(doc) });

const stillThere = ({ selected, doc }: EditorState): readonly string[] => {
  const there = (id: string) => id === TRIGGER || own(doc.steps, id) !== undefined;
  return selected.every(there) ? selected : selected.filter(there);
};
