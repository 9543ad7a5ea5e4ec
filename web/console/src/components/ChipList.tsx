interface Props {
  /** What they are, for those who do not see them. */
  name: string;
  words: readonly string[];
  /** What a press on one does, in words. */
  hint: (word: string) => string;
  onPress: (word: string) => void;
}

/** Short words in a row, each a button. Nothing when there is none. */
export const ChipList = ({ name, words, hint, onPress }: Props) =>
  words.length > 0 && (
    <ul className="mt-1 flex flex-wrap gap-1" aria-label={name}>
      {words.map((word) => (
        <li key={word}>
          <button
            type="button"
            title={hint(word)}
            className="min-h-6 rounded-full bg-sunken px-2 text-xs text-soft hover:bg-hover hover:text-ink"
            onClick={() => onPress(word)}
          >
            {word}
          </button>
        </li>
      ))}
    </ul>
  );
