import type { Command } from '../command';
import type { FlowDocument } from '../document';
import { connectExit, type Wire } from './connectExit';

/** Several wires as one edit, such as all failures of a call to the end of the flow. */
export const connectExits = (wires: readonly Wire[]): Command => ({
  kind: 'connect_exits',
  label: { key: 'undo.connect_several', values: { count: wires.length } },
  refuse: (doc, kinds) => {
    if (wires.length === 0) return 'nothing_to_do';
    return wires.map((wire) => connectExit(wire).refuse(doc, kinds)).find((refusal) => refusal !== null) ?? null;
  },
  do: (doc, kinds) => wires.reduce<FlowDocument>((now, wire) => connectExit(wire).do(now, kinds), doc),
});
