import { CopyButton } from './CopyButton';

interface Props {
  /** Says what the text is. */
  name: string;
  text: string;
}

/** A text to be copied as it stands. */
export const CodeBlock = ({ name, text }: Props) => (
  <figure className="overflow-hidden rounded-control border">
    <figcaption className="flex items-center justify-between gap-2 border-b bg-sunken px-3 py-1.5 text-sm text-soft">
      {name}
      <CopyButton text={text} />
    </figcaption>
    {/* biome-ignore lint/a11y/useSemanticElements: a section cannot keep the text's own lines */}
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys (WCAG 2.1.1)
      tabIndex={0}
      role="region"
      aria-label={name}
      className="max-h-80 overflow-auto bg-page p-3 font-mono text-[0.8125rem] leading-relaxed"
    >
      {text}
    </pre>
  </figure>
);
