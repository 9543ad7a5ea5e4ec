import type { components } from './schema';

export type Version = components['schemas']['VersionBody'];

export type Planned = components['schemas']['Planned'];

export type Role = components['schemas']['Role'];

export type User = components['schemas']['UserBody'];

export type UserWrite = components['schemas']['UserWrite'];

/** One place where somebody is signed in. */
export type SessionRow = components['schemas']['SessionRowBody'];

/** A link by which somebody sets his password, once. */
export type PasswordLink = components['schemas']['LinkBody'];
