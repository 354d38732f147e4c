/** Longest time that an address may take to answer, in ms. */
const WITHIN_MS = 2_000;

/** Whether an address answers with success at once. */
export async function answersOk(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) });
		await response.arrayBuffer();
		return response.ok;
	} catch {
		return false;
	}
}
