/** A part of the built console: what it loads at once with itself, and its size as it goes over the wire. */
export interface Part {
  file: string;
  /** Loaded at once with it. */
  imports: readonly string[];
  isEntry: boolean;
  /** The module a lazy part was made for; null when it is shared by others. */
  of: string | null;
  gzBytes: number;
}

const KIB = 1024;

/** First load of the Flow Manager, all JavaScript: what we want, and what is refused; any lazy part by itself. */
export const FIRST_LOAD_WANTED_GZ_BYTES = 180 * KIB;
export const FIRST_LOAD_GZ_BYTES = 250 * KIB;
export const LAZY_GZ_BYTES = 160 * KIB;

/** The page that the first load is measured with. */
export const FIRST_PAGE = 'src/app/pages/FlowsPage.tsx';

/** Everything that is loaded with these parts, each once. */
export const withImports = (parts: readonly Part[], roots: readonly Part[]): Part[] => {
  const found = new Set<Part>();
  const visit = (part: Part | undefined) => {
    if (!part || found.has(part)) return;
    found.add(part);
    for (const file of part.imports) visit(parts.find((other) => other.file === file));
  };
  for (const root of roots) visit(root);
  return [...found];
};

const sum = (parts: readonly Part[]) => parts.reduce((total, { gzBytes }) => total + gzBytes, 0);
const kib = (bytes: number) => `${(bytes / KIB).toFixed(1)} KiB`;

/** What is loaded before the first page can be used, the largest first. */
export const firstParts = (parts: readonly Part[]): Part[] =>
  withImports(
    parts,
    parts.filter(({ isEntry, of }) => isEntry || of?.endsWith(FIRST_PAGE)),
  ).sort((a, b) => b.gzBytes - a.gzBytes);

export const firstLoad = (parts: readonly Part[]): number => sum(firstParts(parts));

/** What is too large, in words; empty when all is within its budget. */
export const overBudget = (parts: readonly Part[]): string[] => {
  if (!parts.some(({ of }) => of?.endsWith(FIRST_PAGE)))
    return [`${FIRST_PAGE} is no part of its own: the first load cannot be measured.`];
  const first = firstLoad(parts);
  const large = parts.filter(({ isEntry, gzBytes }) => !isEntry && gzBytes > LAZY_GZ_BYTES);
  return [
    ...(first > FIRST_LOAD_GZ_BYTES
      ? [
          `The first load is ${kib(first)}, more than ${kib(FIRST_LOAD_GZ_BYTES)}: ${firstParts(parts)
            .map(({ file, gzBytes }) => `${file} ${kib(gzBytes)}`)
            .join(', ')}.`,
        ]
      : []),
    ...large.map(({ file, gzBytes }) => `${file} is ${kib(gzBytes)}, more than ${kib(LAZY_GZ_BYTES)}.`),
  ];
};
