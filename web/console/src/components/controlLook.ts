/** How everything looks that can be typed into or chosen from. */
export const controlLook =
  'w-full min-h-9 rounded-control border border-edge bg-card px-3 py-1.5 text-sm text-ink placeholder:text-soft aria-invalid:border-bad';
