/** What the sandbox counted while the workflow ran. */
export interface Counted {
	readonly requests: number;
	readonly verified: number;
	readonly refused: number;
}

/**
 * Whether the workflow gave every user of the sandbox exactly once, by requests that were all signed as they must be.
 * Answers what is wrong in a sentence, or undefined when nothing is.
 */
export function whatIsWrong(
	items: ReadonlyArray<Record<string, unknown>>,
	users: number,
	{ requests, verified, refused }: Counted,
): string | undefined {
	if (requests === 0) return 'The workflow sent no request to the sandbox.';
	if (verified !== requests)
		return `The sandbox verified the signature of only ${verified} of ${requests} requests.`;
	if (refused > 0) return `The sandbox refused ${refused} of ${requests} requests.`;
	if (items.length !== users)
		return `The workflow gave ${items.length} items, but the sandbox has ${users} wallet users.`;
	const distinct = new Set(items.map(({ mchUuid }) => mchUuid)).size;
	if (distinct !== users)
		return `The workflow gave ${items.length} items, but they are only ${distinct} different users.`;
	return undefined;
}
