import { useStoreApi } from '@xyflow/react';
import { useMemo } from 'react';
import { useDesk } from '../desk/desk';
import { useEditorState } from '../desk/useEditorState';
import { boxesOf } from '../model/place';
import { wiresOf } from '../model/wires';
import { useEditorText } from '../text';
import { pictureOf } from './picture';
import { usePainter } from './usePainter';

/** The whole flow on one canvas: below as a small map, or, from far away, in place of the cards. It follows the viewport without drawing React. */
export const Overview = ({ mini }: { mini: boolean }) => {
  const { t } = useEditorText();
  const { editor } = useDesk();
  const doc = useEditorState((state) => state.doc);
  const view = useStoreApi();
  const picture = useMemo(() => pictureOf(boxesOf(doc, editor.kinds), wiresOf(doc, editor.kinds)), [doc, editor.kinds]);
  const canvas = usePainter(picture, view, mini);
  const look = mini
    ? 'absolute end-3 bottom-8 z-5 h-32 w-50 rounded-control border bg-card text-soft'
    : 'pointer-events-none absolute inset-0 text-soft';
  return <canvas ref={canvas} role="img" aria-label={t('canvas.overview')} className={look} />;
};
