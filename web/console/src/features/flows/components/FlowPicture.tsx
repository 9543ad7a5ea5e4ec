import type { FlowText } from '../model/newFlow';
import { type Dot, pictureOf } from '../model/picture';

const STEP_X = 22;
const STEP_Y = 12;
const WIDTH = 14;
const HEIGHT = 7;

const x = ({ column }: Dot) => column * STEP_X + 1;
const y = ({ row }: Dot) => row * STEP_Y + 1;

/** The shape of a flow, for the eye only: its words stand beside it. */
export const FlowPicture = ({ document }: { document: FlowText }) => {
  const { dots, lines, columns, rows } = pictureOf(document);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${Math.max(1, columns) * STEP_X} ${Math.max(1, rows) * STEP_Y}`}
      className="mt-2 h-12 max-w-full text-edge"
      preserveAspectRatio="xMinYMid meet"
    >
      {lines.map(({ from, to }) => (
        <line
          key={`${from.id}>${to.id}`}
          x1={x(from) + WIDTH / 2}
          y1={y(from) + HEIGHT / 2}
          x2={x(to) + WIDTH / 2}
          y2={y(to) + HEIGHT / 2}
          stroke="currentColor"
          strokeWidth="0.8"
        />
      ))}
      {dots.map((dot) => (
        <rect
          key={dot.id}
          x={x(dot)}
          y={y(dot)}
          width={WIDTH}
          height={HEIGHT}
          rx="2"
          className="fill-brand-wash stroke-brand"
          strokeWidth="0.8"
        />
      ))}
    </svg>
  );
};
