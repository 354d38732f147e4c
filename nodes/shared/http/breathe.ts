import { sleep } from 'n8n-workflow';

/** Lets n8n get to other work: its event loop turns before the caller goes on. */
export async function breathe(): Promise<void> {
	await sleep(0);
	// The first timer may have run out while somebody else was at work, and then follows right behind it.
	await sleep(0);
}
