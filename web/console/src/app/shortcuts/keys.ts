/** A key as the reader pressed it. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** `mod+k`, `g`, `/`: the character first, whatever the keyboard's layout. Shift is in the character already. */
export const spell = ({ key, ctrlKey, metaKey, altKey }: Press): string => {
  const name = key.length === 1 ? key.toLowerCase() : key.toLowerCase();
  return [ctrlKey || metaKey ? 'mod' : null, altKey ? 'alt' : null, name].filter(Boolean).join('+');
};

/** Keys pressed one after the other count as one while this has not passed. */
export const SEQUENCE_MS = 1_000;

export interface Pressed {
  /** What may still become a sequence, such as `g`. */
  held: string;
  at: number;
}

export const NOTHING: Pressed = { held: '', at: 0 };

/** What a press comes to among the keys that count here: a whole one, the beginning of one, or nothing. */
export const onPress = (
  before: Pressed,
  press: string,
  now: number,
  known: readonly string[],
): { hit: string | null; next: Pressed } => {
  const fresh = now - before.at <= SEQUENCE_MS ? before.held : '';
  const candidates = fresh ? [`${fresh} ${press}`, press] : [press];
  for (const keys of candidates) {
    if (known.includes(keys)) return { hit: keys, next: NOTHING };
    if (known.some((other) => other.startsWith(`${keys} `))) return { hit: null, next: { held: keys, at: now } };
  }
  return { hit: null, next: NOTHING };
};
