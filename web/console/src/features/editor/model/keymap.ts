/** What the editor's keys do; one table for the keyboard and for the list of keys. */
export type KeyAction =
  | 'undo'
  | 'redo'
  | 'save'
  | 'search'
  | 'duplicate'
  | 'select_all'
  | 'next_fault'
  | 'previous_fault'
  | 'publish'
  | 'tidy';

export type Binding = {
  readonly action: KeyAction;
  /** `mod` is Ctrl, on a Mac ⌘. */
  readonly keys: string;
  /** Counts while somebody types in a field too. */
  readonly inText: boolean;
};

export const BINDINGS: readonly Binding[] = [
  { action: 'undo', keys: 'mod+z', inText: true },
  { action: 'redo', keys: 'mod+shift+z', inText: true },
  { action: 'redo', keys: 'mod+y', inText: true },
  { action: 'save', keys: 'mod+s', inText: true },
  { action: 'search', keys: 'mod+f', inText: true },
  { action: 'duplicate', keys: 'mod+d', inText: false },
  { action: 'select_all', keys: 'mod+a', inText: false },
  { action: 'next_fault', keys: 'f8', inText: true },
  { action: 'previous_fault', keys: 'shift+f8', inText: true },
  { action: 'publish', keys: 'p', inText: false },
  { action: 'tidy', keys: 'shift+t', inText: false },
];

/** A Mac's keyboard has no Delete, its Backspace deletes. */
export const isDelete = (key: string): boolean => key === 'Delete' || key === 'Backspace';

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** How a press is spelt; null for one with Alt, which belongs to the system. */
export const spelt = ({ key, ctrlKey, metaKey, shiftKey, altKey }: Pressed): string | null => {
  if (altKey) return null;
  return [...(ctrlKey || metaKey ? ['mod'] : []), ...(shiftKey ? ['shift'] : []), key.toLowerCase()].join('+');
};

export const bindingFor = (pressed: Pressed, inText: boolean): Binding | null => {
  const keys = spelt(pressed);
  return BINDINGS.find((binding) => binding.keys === keys && (binding.inText || !inText)) ?? null;
};
