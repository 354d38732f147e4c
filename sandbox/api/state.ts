import { setMaxListeners } from 'node:events';
import { FaultScript } from '../faults/faults';
import { Merchant, type MerchantSource } from '../merchant/merchant';
import { PreparedPages } from './preparedPages';
import { RequestLog } from './requestLog';
import type { Settings } from '../settings';
import type { Verify } from './verify';

/** Waits so many milliseconds; rejects as soon as the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** What does not change while the sandbox runs. */
export interface Surroundings {
	readonly appId: string;
	/** Base64 of SPKI, without lines. */
	readonly publicKey: string;
	readonly verify: Verify;
	/** Milliseconds since the epoch, before the `clockOffset` of the settings. */
	readonly clock: () => number;
	readonly sleep: Sleep;
	/** How many requests the log keeps. */
	readonly keptRequests: number;
	/** Whether pages are kept once they were written. */
	readonly prepared: boolean;
	readonly startSettings: Settings;
}

/** Everything the running sandbox knows: shared by the API, the control address and the tests. */
export class SandboxState {
	readonly faults = new FaultScript();
	readonly log: RequestLog;
	readonly settings: Settings;
	readonly pages: PreparedPages | undefined;
	merchant: Merchant;
	/** Aborted when the merchant is replaced or the sandbox closes: what still waits, ends. */
	ending = newEnding();

	constructor(
		readonly surroundings: Surroundings,
		source: MerchantSource,
	) {
		this.log = new RequestLog(surroundings.keptRequests);
		this.settings = { ...surroundings.startSettings };
		this.pages = surroundings.prepared ? new PreparedPages() : undefined;
		this.merchant = new Merchant(source, this.now);
	}

	/** The server's clock: milliseconds since the epoch. */
	readonly now = (): number => this.surroundings.clock() + this.settings.clockOffset;

	/** Begins anew with another merchant: no faults, an empty log, the settings of the start. */
	reset(source: MerchantSource): void {
		this.merchant = new Merchant(source, this.now);
		this.ending.abort();
		this.ending = newEnding();
		this.faults.clear();
		this.log.clear();
		Object.assign(this.settings, this.surroundings.startSettings);
	}
}

/** Any number of requests may wait: that is no leak, and Node.js need not warn of one. */
function newEnding(): AbortController {
	const ending = new AbortController();
	setMaxListeners(0, ending.signal);
	return ending;
}
