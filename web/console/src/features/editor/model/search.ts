import { argumentsOf, type FlowDocument, TRIGGER } from './document';
import { isList, isObject, isText, type Json, type Path } from './json';

/** A text of the document in which something was found. */
export type Hit = {
  readonly step: string;
  readonly path: Path;
  readonly text: string;
  readonly from: number;
  readonly to: number;
};

/** Names, ids, texts, numbers, variables and names of exits that hold the words, in the document's order; case and accents do not count. */
export const find = (doc: FlowDocument, words: string): Hit[] => {
  const wanted = folded(words.trim());
  if (wanted === '') return [];
  const hits: Hit[] = [];
  const look = (step: string, path: Path, text: string) => {
    const from = folded(text).indexOf(wanted);
    if (from >= 0) hits.push({ step, path, text, from, to: from + wanted.length });
  };
  const inside = (step: string, path: Path, value: Json) => {
    if (isText(value)) look(step, path, value);
    else if (typeof value === 'number') look(step, path, String(value));
    else if (isList(value)) for (const [i, item] of value.entries()) inside(step, [...path, i], item);
    else if (isObject(value)) for (const [m, item] of Object.entries(value)) inside(step, [...path, m], item);
  };
  argumentsOf(doc).forEach((argument, i) => {
    look(TRIGGER, ['trigger', 'arguments', i, 'name'], argument.name);
    look(TRIGGER, ['trigger', 'arguments', i, 'variable'], argument.variable);
  });
  for (const name of Object.keys(doc.variables ?? {})) look(TRIGGER, ['variables', name], name);
  for (const [id, step] of Object.entries(doc.steps)) {
    look(id, ['steps', id], id);
    look(id, ['steps', id, 'type'], step.type);
    if (step.name !== undefined) look(id, ['steps', id, 'name'], step.name);
    if (step.settings) inside(id, ['steps', id, 'settings'], step.settings);
    for (const exit of Object.keys(step.exits ?? {})) look(id, ['steps', id, 'exits', exit], exit);
    if (step.outputs) inside(id, ['steps', id, 'outputs'], step.outputs);
  }
  return hits;
};

/** Lower case, without accents, as long as the text itself: letters whose folded form has another length stay as they are. */
const folded = (text: string): string =>
  Array.from(text.toLowerCase().length === text.length ? text.toLowerCase() : text, (c) => {
    const plain = c.normalize('NFKD').replace(/\p{M}/gu, '');
    return plain.length === c.length ? plain : c;
  }).join('');
