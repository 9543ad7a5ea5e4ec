/** What a person can invoke: one record serves menus, the palette, tooltips, keys and the list of keys (style-web.md, rule 8). */
export interface Action {
  /** Unique in the console, `feature.verb`. */
  id: string;
  /** Said in menus and in the palette, already in the reader's language. */
  label: () => string;
  /** What is to be pressed, such as `n`, `/`, `g f` (one after the other) or `mod+k` (Ctrl, on a Mac ⌘). */
  keys?: string;
  /** Where its keys count: everywhere, or on one page. */
  place: Place;
  /** What the reader must be allowed to do; without it the action is not there. */
  scope?: string;
  run: (world: World) => void;
}

export type Place =
  | 'everywhere'
  | 'flows'
  | 'interactions'
  | 'interaction'
  | 'numbers'
  | 'trunks'
  | 'prompts'
  | 'clients'
  | 'users'
  | 'reports';

/** What an action may do besides what its feature gives it. */
export interface World {
  go: (to: string) => void;
  /** Changes the address's query where one stands. */
  ask: (search: Record<string, string | undefined>) => void;
  /** The id of the row that has the focus; null when none has. */
  row: () => string | null;
  /** Presses a button of the page, by its `data-do`: what a key does and what a pointer does stay one. */
  press: (button: string) => void;
  /** Puts the focus into the page's own filter. */
  filter: () => void;
  show: (panel: 'palette' | 'keys') => void;
  /** Goes to the next row (1) or the one before (-1). */
  step: (by: 1 | -1) => void;
}
