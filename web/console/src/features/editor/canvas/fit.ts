/** All of the flow, also while its cards are painted and not drawn. */
export const FIT = { maxZoom: 1, includeHiddenNodes: true };
