import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/*
 * The comparison of src/Engine.Phone/SoundCompare.cs: normalised correlation after alignment, piece by piece, because a sender that was late skips
 * packets with a step in the timestamps. The message is then whole, but some ms longer. What was heard is compared with the sound that the engine itself
 * rendered and keeps in its folder, brought to the 8 kHz of the wire.
 */
const RATE_HZ = 8000;
const PIECE = 4000;
/** Pieces are not halved below 31 ms: anything resembles anything when it is short enough. */
const LEAST = 250;
/** Above it a piece lies where it belongs: G.711 alone costs less. */
const FITS = 0.97;
/** How much a later piece may be delayed against the one before: 60 ms. */
const DRIFT = 480;
/** The message starts within this time of the first sound. */
const MOST_OFFSET = 2 * RATE_HZ;

interface Sums {
  cross: number;
  meant: number;
  heard: number;
}

const score = ({ cross, meant, heard }: Sums) => (meant === 0 || heard === 0 ? 0 : cross / Math.sqrt(meant * heard));
const plus = (a: Sums, b: Sums): Sums => ({
  cross: a.cross + b.cross,
  meant: a.meant + b.meant,
  heard: a.heard + b.heard,
});

const sumsOf = (meant: Float64Array, heard: Float64Array, offset: number, stride: number): Sums => {
  const sums = { cross: 0, meant: 0, heard: 0 };
  for (let i = 0; i < meant.length; i += stride) {
    const a = meant[i] ?? 0;
    const b = heard[i + offset] ?? 0;
    sums.cross += a * b;
    sums.meant += a * a;
    sums.heard += b * b;
  }
  return sums;
};

/** A thinned pass finds the neighbourhood, the exact pass looks at the best few. The earliest of equals wins. */
const bestOffset = (piece: Float64Array, heard: Float64Array, from: number, to: number): number => {
  const last = Math.min(to, Math.max(from, heard.length - 1));
  const coarse = Array.from({ length: Math.max(0, last - from + 1) }, (_, i) => ({
    offset: from + i,
    score: score(sumsOf(piece, heard, from + i, 5)),
  }));
  coarse.sort((a, b) => b.score - a.score || a.offset - b.offset);
  let best = { offset: from, score: 0 };
  for (const { offset } of coarse.slice(0, 16)) {
    const exact = score(sumsOf(piece, heard, offset, 1));
    if (exact > best.score) best = { offset, score: exact };
  }
  return best.offset;
};

interface Aligned {
  first: number;
  last: number;
  sums: Sums;
}

/** Finds a piece between two places. Where it does not fit as a whole its halves are found, the second not before the first. */
const align = (piece: Float64Array, heard: Float64Array, from: number, to: number): Aligned => {
  const offset = bestOffset(piece, heard, from, to);
  const whole = sumsOf(piece, heard, offset, 1);
  const half = Math.floor(piece.length / 2);
  if (score(whole) > FITS || half < LEAST) return { first: offset, last: offset, sums: whole };
  const one = align(piece.subarray(0, half), heard, from, offset);
  const two = align(piece.subarray(half), heard, one.last + half, one.last + half + DRIFT);
  const both = plus(one.sums, two.sums);
  return score(both) > score(whole)
    ? { first: one.first, last: two.last - half, sums: both }
    : { first: offset, last: offset, sums: whole };
};

/** Silence aligns with everything: the anchor is the first piece that carries at least the average energy. */
const firstLoud = (meant: Float64Array): number => {
  const average = sumsOf(meant, meant, 0, 1).cross / Math.max(1, meant.length);
  for (let at = 0; at + PIECE <= meant.length; at += PIECE) {
    const piece = meant.subarray(at, at + PIECE);
    if (sumsOf(piece, piece, 0, 1).cross / PIECE >= average) return at;
  }
  return 0;
};

/** −1 to 1: how much of what was meant was heard, over all pieces together. */
export const correlation = (meant: Float64Array, heard: Float64Array): number => {
  const loud = firstLoud(meant);
  const start = align(meant.subarray(loud, loud + PIECE), heard, loud, loud + MOST_OFFSET).first - loud;
  let offset = loud > 0 ? start - DRIFT : start;
  let sums: Sums = { cross: 0, meant: 0, heard: 0 };
  for (let at = 0; at < meant.length; at += PIECE) {
    const from = Math.max(0, at + offset);
    const aligned = align(meant.subarray(at, at + PIECE), heard, from, at > loud ? from + DRIFT : at + start);
    offset = aligned.last - at;
    sums = plus(sums, aligned.sums);
  }
  return score(sums);
};

/** A windowed sinc, as the engine's own: the pass band ends at 90 % of the lower Nyquist frequency. */
const resampled = (input: Float64Array, rateHz: number): Float64Array => {
  if (rateHz === RATE_HZ) return input;
  const ratio = rateHz / RATE_HZ;
  const cutoff = 0.9 / Math.max(1, ratio);
  const side = Math.ceil(24 * Math.max(1, ratio));
  const window = (x: number) => (Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x));
  const sinc = (x: number) => (Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x));
  return Float64Array.from({ length: Math.ceil(input.length / ratio) }, (_, n) => {
    const centre = n * ratio;
    let sum = 0;
    for (let i = Math.max(0, Math.ceil(centre - side)); i <= Math.min(input.length - 1, centre + side); i++)
      sum += (input[i] ?? 0) * cutoff * sinc(cutoff * (i - centre)) * window((i - centre) / side);
    return sum;
  });
};

/** The samples of a 16-bit mono WAV as the engine writes it, at 8 kHz. */
export const soundOf = (path: string): Float64Array => {
  const bytes = readFileSync(path);
  const samples = Float64Array.from({ length: Math.floor((bytes.length - 44) / 2) }, (_, i) =>
    bytes.readInt16LE(44 + i * 2),
  );
  return resampled(samples, bytes.readUInt32LE(24));
};

/** The best that fits is looked for, the newest first; with one that fits as well as this nobody looks further. */
const GOOD = 0.95;

/** How well what a phone heard fits one of the messages that this engine rendered; all of them are in its speech cache. */
export const likeWhatWasRendered = (folder: string, wav: string): number => {
  const cache = join(folder, 'speech-cache');
  const heard = soundOf(wav);
  const files = readdirSync(cache).filter((file) => file.endsWith('.wav'));
  const ages = new Map(files.map((file) => [file, statSync(join(cache, file)).mtimeMs]));
  let best = 0;
  for (const file of files.sort((a, b) => (ages.get(b) ?? 0) - (ages.get(a) ?? 0))) {
    const meant = soundOf(join(cache, file));
    // A longer one was not heard to its end, a much shorter one was not all that was heard.
    if (meant.length > heard.length + PIECE || meant.length < heard.length / 2) continue;
    best = Math.max(best, correlation(meant, heard));
    if (best >= GOOD) break;
  }
  return best;
};
