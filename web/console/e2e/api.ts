import type { Engine } from './engine';

export interface Answer {
  status: number;
  headers: Headers;
  // Whatever the engine answers: the specs say what they look for.
  body: Record<string, unknown>;
}

/** The API as a program uses it, for what a spec needs to be there before it begins. */
export interface Api {
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** As `send`, and it has to succeed. */
  must(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer['body']>;
}

const read = async (answer: Response): Promise<Answer> => {
  const text = await answer.text();
  const isJson = /json/.test(answer.headers.get('content-type') ?? '');
  return { status: answer.status, headers: answer.headers, body: isJson && text ? JSON.parse(text) : { text } };
};

const SOON_MS = 60_000;

/** With a token of these credentials, renewed before it ends. */
export const apiAs = (url: string, { id, secret }: { id: string; secret: string }): Api => {
  let token = { is: '', until: 0 };
  const authorization = async () => {
    if (Date.now() > token.until - SOON_MS) {
      const { body } = await fetch(`${url}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret }),
      }).then(read);
      token = { is: String(body.access_token), until: Date.now() + Number(body.expires_in) * 1000 };
    }
    return `Bearer ${token.is}`;
  };
  const send: Api['send'] = async (method, path, body, headers = {}) =>
    read(
      await fetch(url + path, {
        method,
        headers: {
          Authorization: await authorization(),
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
  return {
    send,
    must: async (method, path, body, headers) => {
      const answer = await send(method, path, body, headers);
      if (answer.status < 300) return answer.body;
      throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    },
  };
};

/** With all rights. */
export const apiOf = async (engine: Engine): Promise<Api> => {
  const made = JSON.parse(await engine.command('client', 'create', '--name', 'e2e', '--json')) as Record<
    string,
    string
  >;
  return apiAs(engine.url, { id: made.client_id ?? '', secret: made.client_secret ?? '' });
};
