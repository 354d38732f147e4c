/** A failure as the vendor answers it: with HTTP 200. */
export interface Refusal {
	readonly code: number;
	readonly message: string;
}

/**
 * Why a request is refused. The vendor's page words only the refused address; the other codes are the
 * contract's, with words of ours.
 */
export const REFUSALS = {
	address: { code: 1002, message: 'merchant white ip forbidden' },
	signature: { code: 21001, message: 'signature verification failed' },
	appId: { code: 21003, message: 'app id does not exist' },
	merchant: { code: 21004, message: 'merchant is disabled' },
	clock: { code: 21008, message: 'timestamp is outside the allowed window' },
} as const satisfies { [reason: string]: Refusal };

/** The refusal of parameters, with what is wrong with them. */
export function parametersRefused(detail: string): Refusal {
	return { code: 21002, message: `parameter error: ${detail}` };
}
