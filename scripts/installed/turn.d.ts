export function tryTurn(file: string): Promise<(() => void) | undefined>;
export function withTurn<T>(file: string, tell: () => void, work: () => Promise<T>): Promise<T>;
