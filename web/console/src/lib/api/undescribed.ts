import type { Client } from 'openapi-fetch';
import { client } from './client';
import type { components } from './schema';

// What the engine answers already and the description does not say: until api/openapi.json is made anew. Then `client` takes its place.

export type Role = 'viewer' | 'author' | 'publisher' | 'integrator' | 'operator' | 'admin';

export interface UserWrite {
  login: string;
  name: string;
  role: Role;
}

export interface User extends UserWrite {
  user_id: string;
  /** False until his first link was used. */
  has_password: boolean;
  created_at: string;
  updated_at: string;
}

/** One place where somebody is signed in. */
export interface SessionRow {
  session_id: string;
  /** What the browser calls itself. */
  agent: string;
  created_at: string;
  /** Its latest request, to the minute. */
  seen_at: string;
  is_current: boolean;
}

/** A link by which somebody sets his password, once. */
export interface PasswordLink {
  link: string;
  expires_at: string;
}

interface Rows<T> {
  items: T[];
  next_page_token: string | null;
}

type Asks<Query, Path = never> = { parameters: { query?: Query; path: Path; header?: never; cookie?: never } };
type Open<Query = never> = { parameters: { query?: Query; path?: never; header?: never; cookie?: never } };
type Sends<Body> = { requestBody: { content: { 'application/json': Body } } };
type Answers<Body, Status extends number = 200> = {
  responses: { [status in Status]: { headers: Record<string, unknown>; content: { 'application/json': Body } } };
};
type Empty = { responses: { 204: { headers: Record<string, unknown>; content?: never } } };
type Paged = { page_size?: number; page_token?: string };
type OfUser = Asks<never, { user_id: string }>;

interface Paths {
  '/v1/users': { get: Open<Paged> & Answers<Rows<User>>; post: Open & Sends<UserWrite> & Answers<User, 201> };
  '/v1/users/{user_id}': { put: OfUser & Sends<UserWrite> & Answers<User>; delete: OfUser & Empty };
  '/v1/users/{user_id}/link': { post: OfUser & Answers<PasswordLink> };
  '/v1/users/{user_id}/sessions': { get: OfUser & Answers<Rows<SessionRow>>; delete: OfUser & Empty };
  '/v1/sessions': { get: Open & Answers<Rows<SessionRow>> };
  '/v1/sessions/{session_id}': { delete: Asks<never, { session_id: string }> & Empty };
  '/v1/session/password': {
    put: Open & Sends<{ current_password: string; new_password: string }> & Answers<unknown>;
  };
  '/v1/flows': {
    get: Open<Paged & { state?: 'published'; sort?: 'updated' }> & Answers<Rows<components['schemas']['FlowBody']>>;
  };
}

export const undescribed = client as unknown as Client<Paths>;
