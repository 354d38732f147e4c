import type { JsonObject } from '../../wallet-api/contract';
import type { Admission, IncomingRequest } from './admission';
import type { Fault, FaultKind } from '../faults/faultSchema';

/** One request to the API, as the sandbox saw it. */
export interface RequestRecord {
	/** Counted from 1 since the log was begun. */
	readonly number: number;
	/** When it came, in milliseconds since the epoch by the sandbox's clock. */
	readonly time: number;
	readonly path: string;
	readonly remoteAddress: string;
	/** The envelope; empty where the body did not hold a text. */
	readonly appId: string;
	readonly param: string;
	readonly sign: string;
	/** What `param` holds; undefined when it is no JSON object. */
	readonly parameters: JsonObject | undefined;
	readonly signatureVerified: boolean;
	/** What went wrong by order of the fault script. */
	readonly faults: readonly FaultKind[];
	/** The vendor's code in the answer; undefined while, or where, there is none. */
	answeredCode: number | undefined;
	/** The answer's HTTP status; undefined while, or where, there is none. */
	httpStatus: number | undefined;
}

/** How many requests came, how many of them had the right signature, and how many the API refused. */
export interface Counters {
	readonly requests: number;
	readonly verified: number;
	readonly refused: number;
}

/** The requests the sandbox saw: all are counted, the last ones kept. */
export class RequestLog {
	readonly records: RequestRecord[] = [];
	private counts = { requests: 0, verified: 0, refused: 0 };

	/** @param kept how many records to keep */
	constructor(private readonly kept: number) {}

	/** Counts a request and begins its record. */
	begin(
		time: number,
		{ path, remoteAddress }: IncomingRequest,
		{ appId, param, sign, parameters, signatureVerified }: Admission,
		faults: readonly Fault[],
		refused: boolean,
	): RequestRecord {
		this.counts.requests += 1;
		if (signatureVerified) this.counts.verified += 1;
		if (refused) this.counts.refused += 1;
		const record: RequestRecord = {
			number: this.counts.requests,
			time,
			path,
			remoteAddress,
			appId,
			param,
			sign,
			parameters,
			signatureVerified,
			faults: faults.map(({ kind }) => kind),
			answeredCode: undefined,
			httpStatus: undefined,
		};
		this.records.push(record);
		if (this.records.length > this.kept) this.records.shift();
		return record;
	}

	/** Forgets everything and counts from 1 again. */
	clear(): void {
		this.records.length = 0;
		this.counts = { requests: 0, verified: 0, refused: 0 };
	}

	/** The counts so far. */
	get counters(): Counters {
		return { ...this.counts };
	}
}
