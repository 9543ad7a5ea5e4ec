/** A part of a text: as it stands, or a placeholder. */
export type TextPart = {
  readonly from: number;
  readonly to: number;
  readonly scope: 'current_flow' | 'system' | null;
  readonly name: string;
};

const PLACE = /%%\{|%\{([^}]*)\}/g;

/** The placeholders of a text, wrong ones with scope null. `%%{` is a plain `%{`. */
export const placesOf = (text: string): TextPart[] =>
  [...text.matchAll(PLACE)].flatMap((match): TextPart[] => {
    if (match[1] === undefined) return [];
    const [, scope, name] = /^(current_flow|system)\.([a-z][a-z0-9_]{0,63})$/.exec(match[1]) ?? [];
    return [
      {
        from: match.index,
        to: match.index + match[0].length,
        scope: (scope as TextPart['scope']) ?? null,
        name: name ?? match[1],
      },
    ];
  });

export const placeFor = (variable: string): string => `%{current_flow.${variable}}`;

/** The text with a variable under another name. */
export const withVariable = (text: string, from: string, to: string): string =>
  text.replace(PLACE, (place) => (place === placeFor(from) ? placeFor(to) : place));
