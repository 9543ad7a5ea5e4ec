import { createContext, useContext } from 'react';
import type { Editor } from '../model/editor';
import type { Fault, Tab } from '../model/faults';
import type { Words } from '../model/kinds';
import type { Saver } from '../model/saver';
import type { Tool } from '../model/tools/tool';
import type { Store } from './store';

export type May = { readonly edit: boolean; readonly publish: boolean };

/** All that the parts of one open editor share. */
export type Desk = {
  readonly flowId: string;
  /** What the reader may do; the server decides again. */
  readonly may: May;
  readonly editor: Editor;
  readonly saver: Saver;
  readonly faults: Store<readonly Fault[]>;
  readonly tool: Store<Tool>;
  /** The panel's tab, and the field that wants the focus. */
  readonly tab: Store<Tab>;
  readonly wanted: Store<string | null>;
  /** What happened last, in words: shown and read out. */
  readonly told: Store<Words | null>;
  /** Steps that the search found; null while nobody searches. */
  readonly lit: Store<ReadonlySet<string> | null>;
};

export const DeskContext = createContext<Desk | null>(null);

export const useDesk = (): Desk => {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no editor around this part.');
  return desk;
};
