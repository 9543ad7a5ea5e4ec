import { useReactFlow, useStoreApi } from '@xyflow/react';
import { useEffect } from 'react';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { boxesOf } from '../model/place';
import { isInView } from './picture';

const DURATION = 150;

/** Brings what was selected elsewhere (outline, fault, undo) into view; what is in view already stays where it is. */
export const useFollow = (): void => {
  const { editor } = useDesk();
  const first = useEditorState((state) => state.selected[0]);
  const { setCenter } = useReactFlow();
  const view = useStoreApi();
  useEffect(() => {
    const box = first === undefined ? undefined : boxesOf(editor.doc(), editor.kinds).get(first);
    const { width, height, transform } = view.getState();
    if (!box || width === 0 || isInView(box, { width, height, transform })) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    void setCenter(box.x + box.width / 2, box.y + box.height / 2, {
      zoom: transform[2],
      duration: calm ? 0 : DURATION,
    });
  }, [first, editor, view, setCenter]);
};
