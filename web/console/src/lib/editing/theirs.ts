import type { Problem } from '../api/problem';

/** Whether a write was refused because somebody else was faster. */
export const isOvertaken = (problem: Problem | null): boolean => problem?.status === 412;

/** What is left to say when being overtaken is said elsewhere. */
export const besidesOvertaken = (problem: Problem | null): Problem | null => (isOvertaken(problem) ? null : problem);

/** The other side of a form that two people have open. */
export interface Theirs {
  load: () => void;
  busy: boolean;
  /** Why it could not be read; 404 when it was removed. */
  problem: Problem | null;
  /** Their version is in the form. */
  taken: boolean;
  /** What both changed, with what they wrote; mine is in the form. */
  clashes: readonly { name: string; value: string }[];
}
