export const RECORD: string;
export function isUnbroken(root: string): boolean;
