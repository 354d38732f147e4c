import { type Fault, type FaultKind, faultSchema } from './faultSchema';
import { explain } from '../words';

/**
 * What a fault acts on.
 * - `added`: adds something to any answer
 * - `gateway`: answers instead of the API, any request, as a proxy or a broken line would
 * - `body`: lets the API answer, and breaks the answer on its way
 * - `answer`: the API's own answer to a request it accepted
 * - `page`: what an answered page says
 * - `list`: the merchant's users, when a page was asked for
 */
type FaultGroup = 'added' | 'gateway' | 'body' | 'answer' | 'page' | 'list';

const GROUPS: { readonly [kind in FaultKind]: FaultGroup } = {
	delay: 'added',
	dateOffset: 'added',
	resetBeforeHeaders: 'gateway',
	neverAnswer: 'gateway',
	httpStatus: 'gateway',
	html: 'gateway',
	emptyBody: 'gateway',
	text: 'gateway',
	resetInBody: 'body',
	silenceInBody: 'body',
	cutOffJson: 'body',
	vendorCode: 'answer',
	wrongCurrent: 'page',
	wrongSize: 'page',
	wrongTotal: 'page',
	repeatedPage: 'page',
	cappedSize: 'page',
	emptyPage: 'page',
	shortPage: 'page',
	longAmounts: 'page',
	unknownFields: 'page',
	missingFields: 'page',
	nullList: 'page',
	usersCreated: 'list',
	usersRemoved: 'list',
	usersRestored: 'list',
	usersChanged: 'list',
};

/** The names of all faults, in the order of the README. */
export const FAULT_KINDS: readonly string[] = Object.keys(GROUPS);

/** What the script has to know of a request. */
export interface FaultTarget {
	readonly page: number;
	/** Refused requests meet only what can befall any connection. */
	readonly refused: boolean;
	/** Whether the address asked answers in pages. */
	readonly paged: boolean;
}

/** A fault of the script and how many requests it befell. */
export interface ScriptedFault {
	readonly fault: Fault;
	readonly applied: number;
}

/**
 * The faults to come, in order. A request meets every fault that is due, but only one of each kind, and only one
 * that replaces or breaks the answer: the others wait for the next request. Where a fault keeps a page from being
 * served, faults of the page and of the list wait, too.
 */
export class FaultScript {
	private entries: Array<{ fault: Fault; applied: number }> = [];
	private requests = 0;

	/** Forgets the faults there were and sets these; requests count from 1 again. @throws Error as `parseFaults`. */
	set(faults: readonly Fault[]): void {
		this.entries = parseFaults(faults).map((fault) => ({ fault, applied: 0 }));
		this.requests = 0;
	}

	/** Sets more faults beside those there are. @throws Error as `parseFaults`. */
	add(...faults: readonly Fault[]): void {
		this.entries.push(...parseFaults(faults).map((fault) => ({ fault, applied: 0 })));
	}

	/** Takes one fault out, by its place in `list`. @returns whether there was one. */
	remove(index: number): boolean {
		return this.entries.splice(index, 1).length > 0;
	}

	/** Forgets all faults. */
	clear(): void {
		this.set([]);
	}

	/** The faults of the script, spent ones included. */
	get list(): readonly ScriptedFault[] {
		return this.entries.map((entry) => ({ ...entry }));
	}

	/** Counts a request, and takes the faults that befall it. */
	next(target: FaultTarget): Fault[] {
		this.requests += 1;
		const due = this.entries.filter((entry) => this.isDue(entry, target));
		const breaking = due.find(({ fault }) => isBreaking(fault));
		const served = breaking === undefined || GROUPS[breaking.fault.kind] === 'body';
		const kinds = new Set<FaultKind>();
		const taken = due.filter((entry) => {
			const { fault } = entry;
			const group = GROUPS[fault.kind];
			if (isBreaking(fault)) return entry === breaking;
			if (group === 'list') return served;
			if ((group === 'page' && !served) || kinds.has(fault.kind)) return false;
			kinds.add(fault.kind);
			return true;
		});
		for (const entry of taken) entry.applied += 1;
		return taken.map(({ fault }) => fault);
	}

	private isDue({ fault, applied }: ScriptedFault, target: FaultTarget): boolean {
		const { page, request = 1, every = false, times = 1 } = fault.when ?? {};
		return (
			reaches(GROUPS[fault.kind], target) &&
			(page === undefined || page === target.page) &&
			this.requests >= request &&
			(every || applied < times)
		);
	}
}

/** Checks faults that came from outside. @throws Error with a sentence naming the fault and what is wrong with it. */
export function parseFaults(values: readonly unknown[]): Fault[] {
	return values.map((value, index) => {
		const result = faultSchema.safeParse(value);
		if (result.success) return result.data;
		const which = values.length === 1 ? 'This fault' : `Fault ${index + 1}`;
		throw new Error(`${which} cannot be set: ${explain(result.error)}.`);
	});
}

function isBreaking({ kind }: Fault): boolean {
	return ['gateway', 'body', 'answer'].includes(GROUPS[kind]);
}

function reaches(group: FaultGroup, { refused, paged }: FaultTarget): boolean {
	if (group === 'page' || group === 'list') return paged && !refused;
	return group !== 'answer' || !refused;
}
