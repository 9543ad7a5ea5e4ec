import { Link } from '@tanstack/react-router';

interface Props {
  /** What uses it: a number in full, or a flow's id. */
  id: string;
  /** The engine's sentence about it. */
  says: string;
}

/** A flow or a number that stands in the way, and the way to it. */
export const UseLink = ({ id, says }: Props) =>
  id.startsWith('+') ? (
    <Link to="/numbers" className="underline">
      {says}
    </Link>
  ) : (
    <Link to="/flows/$flowId/edit" params={{ flowId: id }} className="underline">
      {says}
    </Link>
  );
