import type { useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect, useRef } from 'react';
import { type Picture, paint, scaleOf, type View } from './picture';

const MINI = { width: 200, height: 128 };

/** Paints a picture again whenever the viewport moves, once a frame at most. */
export const usePainter = (
  picture: Picture,
  store: ReturnType<typeof useStoreApi>,
  mini: boolean,
): RefObject<HTMLCanvasElement | null> => {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let asked = 0;
    const draw = () => {
      asked = 0;
      const element = canvas.current;
      const ink = element?.getContext('2d');
      if (!element || !ink) return;
      const view: View = store.getState();
      const size = mini ? MINI : { width: view.width, height: view.height };
      if (element.width !== size.width || element.height !== size.height) Object.assign(element, size);
      const style = getComputedStyle(element);
      const at = scaleOf(picture, view, size, mini);
      paint(ink, picture, at, size, {
        card: style.getPropertyValue('color'),
        line: style.getPropertyValue('border-top-color'),
        frame: style.getPropertyValue('outline-color'),
      });
      if (!mini) return;
      const [tx, ty, zoom] = view.transform;
      ink.strokeStyle = style.getPropertyValue('color');
      ink.strokeRect(
        (-tx / zoom) * at.k + at.x,
        (-ty / zoom) * at.k + at.y,
        (view.width / zoom) * at.k,
        (view.height / zoom) * at.k,
      );
    };
    draw();
    const leave = store.subscribe(() => {
      asked ||= requestAnimationFrame(draw);
    });
    return () => {
      leave();
      cancelAnimationFrame(asked);
    };
  }, [picture, store, mini]);
  return canvas;
};
