import '@xyflow/react/dist/style.css';
import {
  Background,
  type Connection,
  Controls,
  type NodeChange,
  type OnNodeDrag,
  ReactFlow,
  useStore as useFlow,
} from '@xyflow/react';
import { useCallback } from 'react';
import { useDesk } from '../desk/desk';
import { NEXT } from '../model/document';
import { wireUnder } from '../model/wires';
import { useEditorText } from '../text';
import { FIT } from './fit';
import { Overview } from './Overview';
import { Start } from './Start';
import { StepCard } from './StepCard';
import { useCanvasKeys } from './useCanvasKeys';
import { useDropStep } from './useDropStep';
import { useFollow } from './useFollow';
import { useGesture } from './useGesture';
import { useNodes } from './useNodes';

const NODE_TYPES = { card: StepCard };

/** A flow of fewer steps is in view as a whole: a map of it would only hide some. */
const MAPPED_FROM = 12;

/** Below this zoom no text can be read, and one canvas is painted in place of the cards. */
const FAR = 0.35;

/** The flow as a picture. It draws the document, and turns what is done to it into gestures. */
export const FlowCanvas = () => {
  const { t } = useEditorText();
  const { editor, may } = useDesk();
  const far = useFlow((state) => state.transform[2] < FAR);
  const { nodes, edges } = useNodes(far);
  const mapped = nodes.length >= MAPPED_FROM;
  const feed = useGesture();
  const onKeyDown = useCanvasKeys(feed);
  const dropStep = useDropStep();
  useFollow();
  const grab: OnNodeDrag = useCallback(
    (_, __, dragged) => feed({ type: 'grab', places: Object.fromEntries(dragged.map((n) => [n.id, n.position])) }),
    [feed],
  );
  const drag: OnNodeDrag = useCallback(
    (event, node, dragged) => {
      const over = dragged.length === 1 ? wireUnder(editor.doc(), editor.kinds, node.id, node.position) : null;
      feed({ type: 'drag', to: { id: node.id, ...node.position }, free: event.altKey, over });
    },
    [editor, feed],
  );
  const drop = useCallback(() => feed({ type: 'drop' }), [feed]);
  const connect = useCallback(
    ({ source, sourceHandle, target }: Connection) => {
      feed({ type: 'wire', port: { from: source, exit: sourceHandle ?? NEXT } });
      feed({ type: 'pick', step: target });
    },
    [feed],
  );
  const change = useCallback(
    (changes: NodeChange[]) => {
      const picks = changes.filter((c) => c.type === 'select');
      if (picks.length === 0) return;
      const off = new Set(picks.filter((c) => !c.selected).map((c) => c.id));
      const on = picks.filter((c) => c.selected).map((c) => c.id);
      editor.select([...on, ...editor.state().selected.filter((id) => !off.has(id) && !on.includes(id))]);
    },
    [editor],
  );
  return (
    <section
      aria-label={t('canvas.title')}
      tabIndex={-1}
      className="relative size-full"
      onKeyDown={onKeyDown}
      {...dropStep}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={NODE_TYPES}
        onNodesChange={change}
        onNodeDragStart={grab}
        onNodeDrag={drag}
        onNodeDragStop={drop}
        onConnect={connect}
        onlyRenderVisibleElements
        nodesConnectable={may.edit}
        disableKeyboardA11y
        deleteKeyCode={null}
        minZoom={0.05}
        maxZoom={2}
        fitView
        fitViewOptions={FIT}
      >
        <Background gap={20} />
        <Controls showInteractive={false} fitViewOptions={FIT} />
        {far && <Overview mini={false} />}
        {mapped && <Overview mini />}
      </ReactFlow>
      <Start />
    </section>
  );
};
