import type { Flow } from './listing';

/** A flow for tests; the given members are its own. */
export const flow = (own: Partial<Flow> = {}): Flow => ({
  flow_id: 'f1',
  name: 'Courier at the door',
  description: '',
  created_at: '2026-03-01T10:00:00Z',
  updated_at: '2026-03-01T10:00:00Z',
  has_draft: true,
  draft_has_errors: false,
  published_version: null,
  published_version_id: null,
  publish_requires_green: false,
  saved_at: '2026-03-01T10:00:00Z',
  saved_by: null,
  published_at: null,
  published_by: null,
  error_count: 0,
  warning_count: 0,
  scenarios: 0,
  labels: [],
  calls_7d: 0,
  ...own,
});
