import { setMaxListeners } from 'node:events';
import { FaultScript } from '../faults/faults';
import type { KeptUsers } from '../keptUsers';
import { Merchant } from '../merchant/merchant';
import type { MerchantSource } from '../merchant/source';
import { ServedWorld } from '../merchant/world/servedWorld';
import type { World } from '../merchant/world/world';
import { PreparedPages } from './preparedPages';
import { RequestLog } from './requestLog';
import type { SignatureAlgorithm } from '../../wallet-api/signing/envelope';
import type { Settings } from '../settings';
import type { Verify } from './verify';

/** Waits that long, in ms; rejects as soon as the signal is aborted. */
export type Sleep = (milliseconds: number, signal: AbortSignal) => Promise<void>;

/** What does not change while the sandbox runs. */
export interface SandboxSetup {
	readonly appId: string;
	/** Base64 of SPKI, without lines. */
	readonly publicKey: string;
	/** Base64 of PKCS#8, without lines; empty when it is not known. */
	readonly privateKey: string;
	readonly verify: Verify;
	/** Milliseconds since the epoch, before the `clockOffset` of the settings. */
	readonly clock: () => number;
	readonly sleep: Sleep;
	/** How many requests the log keeps. */
	readonly keptRequests: number;
	/** Whether pages are kept once they were written. */
	readonly prepared: boolean;
	readonly startSettings: Settings;
	/** Where the users are kept; undefined lets them go. */
	readonly kept?: KeptUsers;
}

/** What goes into the credential. */
export interface SandboxCredentials {
	readonly baseUrl: string;
	readonly appId: string;
	/** Base64 of PKCS#8 without lines; empty when the sandbox was given the public key only. */
	readonly privateKey: string;
	readonly signatureAlgorithm: SignatureAlgorithm;
}

/** Where the wallet users come from, and in which world they are served: as documented by default. */
export interface SandboxSource extends MerchantSource {
	readonly world?: World;
}

/** Everything the running sandbox knows: shared by the API, the control address and the tests. */
export class SandboxState {
	readonly faults = new FaultScript();
	readonly log: RequestLog;
	readonly settings: Settings;
	readonly pages: PreparedPages | undefined;
	/** Such as http://127.0.0.1:8787; empty until the sandbox listens. */
	url = '';
	merchant: Merchant;
	private served: ServedWorld | undefined;
	/** Aborted when the merchant is replaced or the sandbox closes: what still waits, ends. */
	ending = newEnding();

	constructor(
		readonly surroundings: SandboxSetup,
		source: SandboxSource,
	) {
		this.log = new RequestLog(surroundings.keptRequests);
		this.settings = { ...surroundings.startSettings };
		this.pages = surroundings.prepared ? new PreparedPages() : undefined;
		this.merchant = this.merchantOf(source);
	}

	/** What goes into the credential. */
	get credentials(): SandboxCredentials {
		const { appId, privateKey } = this.surroundings;
		const { signatureAlgorithm } = this.settings;
		return { baseUrl: this.url, appId, privateKey, signatureAlgorithm };
	}

	/** The server's clock: milliseconds since the epoch. */
	readonly now = (): number => this.surroundings.clock() + this.settings.clockOffset;

	private merchantOf(source: SandboxSource): Merchant {
		const { kept } = this.surroundings;
		const merchant: Merchant = new Merchant(source, this.now, () =>
			kept?.changed(source, merchant),
		);
		return merchant;
	}

	/** Serves this merchant in the world that is set. The same one goes on, until the one or the other is replaced. */
	worldOf(merchant: Merchant): ServedWorld {
		const { world } = this.settings;
		if (this.served?.merchant !== merchant || this.served.world !== world) {
			this.served = new ServedWorld(merchant, world);
		}
		return this.served;
	}

	/** Starts over with another merchant: no faults, an empty log, the settings of the start but for a world given. */
	reset(source: SandboxSource): void {
		this.merchant = this.merchantOf(source);
		this.surroundings.kept?.changed(source, this.merchant);
		this.ending.abort();
		this.ending = newEnding();
		this.faults.clear();
		this.log.clear();
		const { startSettings } = this.surroundings;
		const { world = startSettings.world } = source;
		Object.assign(this.settings, startSettings, { world });
	}
}

/** Any number of requests may wait: that is no leak, and Node.js need not warn of one. */
function newEnding(): AbortController {
	const ending = new AbortController();
	setMaxListeners(0, ending.signal);
	return ending;
}
