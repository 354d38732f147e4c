import type { IPollFunctions } from 'n8n-workflow';
import type { Owner } from './memory/owner';

/** What this n8n knows of a trigger between its polls, besides the state. It is gone when n8n stops. */
export interface Standing {
	/** Whether a poll is under way. */
	isPolling: boolean;
	/** What a poll saw and did not believe: believed when the next one sees the same. */
	doubted: Doubted | undefined;
	/** The state that the last poll to hand over started from, by its check, and when. */
	handedOver: { readonly check: string; readonly at: number } | undefined;
	/** A check of the workflow's nodes as they were published when it last polled. */
	published: string | undefined;
}

/** A strange sight. */
export type Doubted =
	| { readonly kind: 'loss'; readonly listed: number; readonly gone: ReadonlySet<Owner> }
	| { readonly kind: 'filters'; readonly filters: string };

const standings = new Map<string, Standing>();

/**
 * The standing of a trigger. It goes by workflow and node ID, for n8n may give each poll a copy of the state, and
 * a new context.
 */
export function standingOf(context: IPollFunctions): Standing {
	const key = `${context.getWorkflow().id} ${context.getNode().id}`;
	const standing = standings.get(key) ?? {
		isPolling: false,
		doubted: undefined,
		handedOver: undefined,
		published: undefined,
	};
	standings.set(key, standing);
	return standing;
}

/** Contexts that have polled. n8n's own scheduling keeps one for a registration and all polls that follow. */
const known = new WeakSet<IPollFunctions>();

/** Whether this may be the poll of a registration, which n8n waits for. Asked once a poll. */
export function mayBeRegistering(context: IPollFunctions): boolean {
	const isNew = !known.has(context);
	known.add(context);
	return isNew;
}
