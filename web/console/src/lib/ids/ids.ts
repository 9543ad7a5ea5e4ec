/** Fills bytes at random; `crypto.getRandomValues` in a browser, also without a secure context, where `randomUUID` is missing. */
export type Random = (bytes: Uint8Array<ArrayBuffer>) => void;

export const browserRandom: Random = (bytes) => {
  crypto.getRandomValues(bytes);
};

const ID_BYTES = 16;

/** 128 random bits in hex: a name nobody else gives. */
export const newId = (random: Random): string => {
  const bytes = new Uint8Array(ID_BYTES);
  random(bytes);
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};
