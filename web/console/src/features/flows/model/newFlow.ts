/** A flow's document as far as the Flow Manager looks into it. */
export interface FlowText {
  name: string;
  description?: string;
  [member: string]: unknown;
}

/** One to start from: a document with its tests. */
export interface Sample {
  /** The file's name without its ending, such as `courier`. */
  key: string;
  document: FlowText;
  scenarios: { name: string; text: Record<string, unknown> }[];
}

export type Start = { kind: 'empty' } | { kind: 'sample'; sample: Sample } | { kind: 'import'; document: FlowText };

/** The longest name the engine takes. */
export const NAME_MAX = 200;

/** Counted as the engine counts: an emoji is one. */
export const isTooLong = (name: string): boolean => [...name].length > NAME_MAX;

/** What the dialog knows so far; it is created when nothing is missing. */
export interface Draft {
  page: 'start' | 'trigger' | 'name';
  start: Start | null;
  name: string;
  description: string;
}

export const OPENED: Draft = { page: 'start', start: null, name: '', description: '' };

const PAGES = ['start', 'trigger', 'name'] as const;

/** Whether what this page asks for is there. */
export const mayGoOn = ({ page, start, name }: Draft): boolean =>
  page === 'start' ? start !== null : page === 'trigger' || (name.trim() !== '' && !isTooLong(name));

export const goOn = (draft: Draft): Draft =>
  mayGoOn(draft) ? { ...draft, page: PAGES[PAGES.indexOf(draft.page) + 1] ?? draft.page } : draft;

export const goBack = (draft: Draft): Draft => ({ ...draft, page: PAGES[PAGES.indexOf(draft.page) - 1] ?? draft.page });

/** A start brings its own name, unless somebody typed another. */
export const startWith = (draft: Draft, start: Start): Draft => {
  const before = ownName(draft.start);
  const own = ownName(start);
  const typed = draft.name !== before.name || draft.description !== before.description;
  return typed ? { ...draft, start } : { ...draft, start, ...own };
};

const ownName = (start: Start | null): { name: string; description: string } => {
  if (start === null || start.kind === 'empty') return { name: '', description: '' };
  const { name, description } = start.kind === 'sample' ? start.sample.document : start.document;
  return { name, description: description ?? '' };
};

/** What is sent to make it. */
export const bodyOf = ({
  start,
  name,
  description,
}: Draft): { name: string; description: string } | { document: FlowText } => {
  const said = { name: name.trim(), description: description.trim() };
  if (start === null || start.kind === 'empty') return said;
  const document = start.kind === 'sample' ? start.sample.document : start.document;
  return { document: { ...document, ...said } };
};

export type ImportFault = 'not_json' | 'no_flow';

/** A file somebody picked, as a flow: the document itself, or an export that holds one. */
export const readImport = (text: string): FlowText | ImportFault => {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return 'not_json';
  }
  const inner = isObject(read) && isObject(read.document) ? read.document : read;
  return isObject(inner) && typeof inner.name === 'string' && isObject(inner.steps) ? (inner as FlowText) : 'no_flow';
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
