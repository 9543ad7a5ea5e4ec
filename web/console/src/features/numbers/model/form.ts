import type { components } from '../../../lib/api/schema';

/** A number as it is typed. */
export interface NumberForm {
  number: string;
  label: string;
  /** Null: calls leave by the route. */
  trunkId: string | null;
}

export const NEW_NUMBER: NumberForm = { number: '', label: '', trunkId: null };

export const formOf = ({ number, label, trunk_id }: components['schemas']['NumberBody']): NumberForm => ({
  number,
  label,
  trunkId: trunk_id,
});
