export function tryTurn(file: string): Promise<(() => void) | undefined>;
export function waitForTurn(file: string, tell: () => void): Promise<() => void>;
