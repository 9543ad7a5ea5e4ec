import { type Edge, type Node, Position } from '@xyflow/react';
import { useMemo, useRef } from 'react';
import { exitKey } from '../../../lib/flow/marks';
import { useDesk } from '../desk/desk';
import { useEditorState, useStore } from '../desk/useEditorState';
import { TRIGGER } from '../model/document';
import { portsOf } from '../model/kinds';
import { type Box, boxesOf, CARD, entryPoint, portPoint } from '../model/place';
import type { Tool } from '../model/tools/tool';
import { wiresOf } from '../model/wires';
import { useMarks, wireLook } from './marks';

const HANDLE = 1;
const NONE: Edge[] = [];

/** Cards and wires for the canvas. A card whose place and ports stay is the same object, so that only what changed is drawn again.
 * From far away none is drawn: one canvas paints them all. */
export const useNodes = (far: boolean): { nodes: Node[]; edges: Edge[] } => {
  const { editor, tool, may } = useDesk();
  const marks = useMarks();
  const doc = useEditorState((state) => state.doc);
  const selected = useEditorState((state) => state.selected);
  const now = useStore(tool);
  const cache = useRef(new Map<string, { key: string; node: Node }>());
  const boxes = useMemo(() => boxesOf(doc, editor.kinds), [doc, editor.kinds]);
  const nodes = useMemo(() => {
    const kept = new Map<string, { key: string; node: Node }>();
    const list = [...boxes].map(([id, box]) => {
      const placed = moved(id, box, now);
      const ports = portsOf(editor.kinds, doc, id).map((port) => port.id);
      const isSelected = selected.includes(id);
      const key = `${placed.x} ${placed.y} ${ports.join(' ')} ${isSelected}`;
      const old = cache.current.get(id);
      const entry = old?.key === key ? old : { key, node: nodeOf(id, placed, ports, isSelected, may.edit) };
      kept.set(id, entry);
      return entry.node;
    });
    cache.current = kept;
    return list;
  }, [boxes, doc, editor.kinds, now, selected, may.edit]);
  const edges = useMemo(
    () =>
      wiresOf(doc, editor.kinds).map(
        ({ from, exit, to }): Edge => ({
          id: `${from} ${exit}`,
          source: from,
          sourceHandle: exit,
          target: to,
          targetHandle: 'in',
          focusable: false,
          ...wireLook(marks, exitKey(from, exit)),
        }),
      ),
    [doc, editor.kinds, marks],
  );
  const shown = useMemo(() => (far ? nodes.map((node) => ({ ...node, hidden: true })) : nodes), [far, nodes]);
  return { nodes: shown, edges: far ? NONE : edges };
};

const moved = (id: string, box: Box, tool: Tool): Box => {
  const place = tool.is === 'dragging' ? tool.now[id] : undefined;
  return place ? { ...box, ...place } : box;
};

const nodeOf = (id: string, box: Box, ports: readonly string[], selected: boolean, edits: boolean): Node => ({
  id,
  type: 'card',
  position: { x: box.x, y: box.y },
  width: box.width,
  height: box.height,
  // Computed, so known of cards too that were never drawn: fitting the view needs all of them.
  measured: { width: box.width, height: box.height },
  data: {},
  selected,
  draggable: edits && id !== TRIGGER,
  deletable: false,
  handles: [
    ...(id === TRIGGER
      ? []
      : [{ id: 'in', type: 'target' as const, position: Position.Left, ...inside(entryPoint(box), box) }]),
    ...ports.map((port, i) => ({
      id: port,
      type: 'source' as const,
      position: Position.Right,
      ...inside(portPoint(box, i), box),
    })),
  ],
});

const inside = (point: { x: number; y: number }, box: Box) => ({
  x: point.x - box.x,
  y: point.y - box.y,
  width: HANDLE,
  height: HANDLE,
});

export const PORT_HEIGHT = CARD.port;
