import type { NewStep, Port } from './commands/addStep';
import type { FlowDocument } from './document';
import { freeName } from './names';

/** A step to add, with an id nobody has: the kind's own name, with a number behind it when it is taken. */
export const newStep = (doc: FlowDocument, kind: string, name: string, behind: Port | undefined): NewStep => ({
  id: freeName(kind, doc.steps),
  kind,
  name: freeName(
    name,
    Object.values(doc.steps).map((step) => step.name ?? ''),
  ).replace(/_(\d+)$/, ' $1'),
  ...(behind && { behind }),
});
