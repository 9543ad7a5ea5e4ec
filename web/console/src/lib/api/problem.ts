import type { components } from './schema';

type Body = components['schemas']['ProblemBody'];
type Field = components['schemas']['FieldFault'];

/** Codes that the console makes itself, for what never reached the engine or came from something in front of it. */
export const UNREACHABLE = 'unreachable';
export const UNREADABLE = 'unreadable_answer';

/** What went wrong with a request, in the engine's own words (RFC 9457). Thrown by calls, drawn by the kit. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly Field[];
  readonly traceId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(body: Partial<Body> & { code: string }, retryAfterSeconds: number | null = null) {
    super(body.title ?? body.code);
    this.status = body.status ?? 0;
    this.code = body.code;
    this.title = body.title ?? '';
    this.description = body.description ?? '';
    this.fields = body.fields ?? [];
    this.traceId = body.trace_id ?? null;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Its fields are no members of the request but flows and numbers, by id, that use what was to go. */
  get namesUses(): boolean {
    return this.code.endsWith('_in_use');
  }

  /** What is wrong with one member of the request; null when nothing is said about it. */
  at(name: string): string | null {
    return this.fields.find((field) => field.name === name)?.description ?? null;
  }

  /** Faults of members that have no control of their own on the screen. */
  besides(names: readonly string[]): readonly Field[] {
    return this.fields.filter((field) => !names.includes(field.name));
  }
}

const isProblem = (body: unknown): body is Body =>
  typeof body === 'object' && body !== null && typeof (body as { code?: unknown }).code === 'string';

/** The problem of an answer that is no success. */
export const problemOf = (response: Response, body: unknown): Problem => {
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN);
  const retryAfter = Number.isFinite(wait) ? wait : null;
  return isProblem(body)
    ? new Problem({ ...body, status: response.status }, retryAfter)
    : new Problem({ code: UNREADABLE, status: response.status }, retryAfter);
};

/** Whatever was thrown, as a problem: a fault of our own stays what it is. */
export const asProblem = (fault: unknown): Problem | null => (fault instanceof Problem ? fault : null);
