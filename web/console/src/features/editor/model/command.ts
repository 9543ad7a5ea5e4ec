import type { FlowDocument } from './document';
import type { Kinds, Words } from './kinds';

/** Why a command cannot be run; each has its words in the editor's namespace under `refusal`. */
export type Refusal =
  | 'bad_exit_name'
  | 'bad_id'
  | 'bad_name'
  | 'empty'
  | 'exit_taken'
  | 'id_taken'
  | 'no_such_argument'
  | 'no_such_exit'
  | 'no_such_output'
  | 'no_such_step'
  | 'no_such_variable'
  | 'nothing_to_do'
  | 'read_only'
  | 'not_a_fragment'
  | 'not_for_this_kind'
  | 'too_many'
  | 'unknown_kind'
  | 'variable_taken';

/** One change of the document. Its inverse is derived from what it did, never written. */
export type Command = {
  readonly kind: string;
  readonly label: Words;
  /** Edits with the same key within the typing pause are one entry of the undo list. */
  readonly typing?: string;
  readonly refuse: (doc: FlowDocument, kinds: Kinds) => Refusal | null;
  /** The changed document; parts that did not change keep their identity. Only called when nothing is refused. */
  readonly do: (doc: FlowDocument, kinds: Kinds) => FlowDocument;
};
