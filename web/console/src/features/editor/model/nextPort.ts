import type { Port } from './commands/addStep';
import { type FlowDocument, targetOf } from './document';
import { type Kinds, portsOf } from './kinds';

/** Behind which exit the next step goes: the first of the selected step that leads nowhere, else its first; null when it has none. */
export const nextPort = (doc: FlowDocument, kinds: Kinds, selected: string): Port | null => {
  const ports = portsOf(kinds, doc, selected);
  const open =
    ports.find((port) => port.kind === 'mandatory' && targetOf(doc, selected, port.id) === null) ??
    ports.find((port) => targetOf(doc, selected, port.id) === null);
  const port = open ?? ports[0];
  return port ? { from: selected, exit: port.id } : null;
};
