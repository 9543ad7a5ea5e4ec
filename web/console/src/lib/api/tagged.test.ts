// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { answering } from '../../../tests/draw';
import { client } from './client';
import { ifMatch, tagged } from './tagged';

const read = async (etag: string | null) => {
  answering({ 'GET /v1/numbers/n1': { body: { number: 'n1' }, headers: etag === null ? {} : { ETag: etag } } });
  return tagged(client.GET('/v1/numbers/{number}', { params: { path: { number: 'n1' } } }));
};

test.each([
  ['"5f0c"', '"5f0c"'],
  ['W/"5f0c"', '"5f0c"'],
  [null, null],
])('%s is sent back as %s', async (etag, sent) => {
  const { body, etag: kept } = await read(etag);
  expect(body.number).toBe('n1');
  expect(kept).toBe(sent);
  expect(ifMatch(kept)).toEqual(sent === null ? {} : { headers: { 'If-Match': sent } });
});
