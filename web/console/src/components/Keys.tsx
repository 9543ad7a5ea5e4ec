const NAMES: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc' };

interface Props {
  /** As in an action: `mod+k`, `g f`. */
  of: string;
}

/** What is to be pressed, drawn as keys. */
export const Keys = ({ of }: Props) => (
  <span className="inline-flex gap-1">
    {of
      .split(/[ +]/)
      .filter(Boolean)
      .map((key) => (
        <kbd key={key} className="rounded border border-edge bg-sunken px-1.5 font-sans text-xs leading-5 text-soft">
          {NAMES[key] ?? key.toUpperCase()}
        </kbd>
      ))}
  </span>
);
