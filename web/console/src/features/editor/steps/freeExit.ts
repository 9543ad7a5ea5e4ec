import { isObject, type Json } from '../model/json';
import { freeName } from '../model/names';

/** A name for the exit of one more row. */
export const freeExit = (rows: readonly Json[], wanted: string): string =>
  freeName(
    wanted,
    rows.map((row) => (isObject(row) ? String(row.exit) : '')),
  );
