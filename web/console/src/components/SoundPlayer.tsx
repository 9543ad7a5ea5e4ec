interface Props {
  /** Says what is heard. */
  name: string;
  src: string;
}

/** The browser's own player; the sound is asked for when it is played. */
export const SoundPlayer = ({ name, src }: Props) => (
  // biome-ignore lint/a11y/useMediaCaption: a recorded prompt has no text of it to show
  <audio controls preload="none" aria-label={name} src={src} className="h-9 w-full max-w-72 min-w-44" />
);
