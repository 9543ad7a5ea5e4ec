export interface Shipped {
  path: string;
  name: string;
  version: string;
  license: string;
}
export const FILE: string;
export const shipped: () => Shipped[];
export const notices: () => string;
