export const RECORD: string;
export function isWhole(root: string): boolean;
