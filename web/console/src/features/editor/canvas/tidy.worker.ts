import {
  coordGreedy,
  decrossTwoLayer,
  graphStratify,
  layeringLongestPath,
  sugiyama,
  twolayerAgg,
  twolayerGreedy,
} from 'd3-dag';
import { CARD } from '../model/place';
import { LAYER, type TidyResult, type TidyTask } from '../model/tidy';

/** Lays a flow out from left to right; d3-dag draws from above, so rows and columns change places. */
const layOut = ({ nodes, links }: TidyTask): TidyResult => {
  const heights = new Map(nodes.map((node) => [node.id, node.height]));
  const graph = graphStratify()(
    nodes.map(({ id }) => ({ id, parentIds: [...new Set(links.filter(([, to]) => to === id).map(([from]) => from))] })),
  );
  sugiyama()
    .nodeSize(
      (node: { data: { id: string } }) => [(heights.get(node.data.id) ?? CARD.head) + CARD.gapY, LAYER] as const,
    )
    .layering(layeringLongestPath())
    .decross(decrossTwoLayer().order(twolayerGreedy().base(twolayerAgg())))
    .coord(coordGreedy())(graph);
  return [...graph.nodes()].map((node) => [node.data.id, node.y, node.x] as const);
};

self.onmessage = ({ data }: MessageEvent<TidyTask>) => self.postMessage(layOut(data));
