/** How n8n gives a poll what it remembers, and when it stores that: as n8n 2.41.1 does. */
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

/** n8n's own scheduling, its durable scheduler, and that with durable cursors. */
export const WAYS = ['memory', 'scheduler', 'cursors'] as const;

/** One of these ways. */
export type Way = (typeof WAYS)[number];

/** What is in n8n's database, and a value that goes with it: what the model knows to be in it. */
interface Kept<Fact> {
	readonly text: string;
	readonly fact: Fact;
}

/** What n8n gives to a poll. */
export interface Given<Fact> {
	/** The node's own data, which the poll changes. */
	readonly state: IDataObject;
	/** The data of all nodes of the workflow. */
	readonly staticData: IDataObject;
	/** What the model knows to be in the state. */
	readonly fact: Fact;
}

/** An n8n that stores in one of its ways. */
export class Storing<Fact> {
	/** The workflow's static data, and, with durable cursors, the node's own. */
	private stored: Kept<Fact>;
	private cursor: Kept<Fact> | undefined;
	/** The data of the registration, which n8n's own scheduling gives to every poll until the next one. */
	private live: { staticData: IDataObject; fact: Fact } | undefined;

	constructor(
		private readonly way: Way,
		nothing: Fact,
	) {
		this.stored = { text: '{}', fact: nothing };
	}

	/** n8n registers the trigger: when it starts, and when the workflow is published. */
	register(): void {
		this.live = { staticData: JSON.parse(this.stored.text), fact: this.stored.fact };
	}

	/** What the next poll is given. */
	give(name: string): Given<Fact> {
		const key = `node:${name}`;
		const fresh = { staticData: this.parsed(), fact: this.stored.fact };
		const { staticData, fact } = (this.way === 'memory' ? this.live : undefined) ?? fresh;
		const own = staticData[key] ?? {};
		staticData[key] = own;
		if (this.way !== 'cursors') return { state: asObject(own), staticData, fact };
		this.cursor ??= { text: JSON.stringify(own), fact };
		return { state: JSON.parse(this.cursor.text), staticData, fact: this.cursor.fact };
	}

	/**
	 * Takes what a poll left.
	 *
	 * @param items what it returned
	 * @param fact what the model knows to be in the state now
	 */
	take(
		{ state, staticData }: Given<Fact>,
		items: INodeExecutionData[][] | null,
		fact: Fact,
		isRegistration: boolean,
	): void {
		if (this.way === 'memory' && this.live !== undefined) this.live = { staticData, fact };
		const isHandedOver = items !== null;
		if (this.way === 'cursors') {
			if (isHandedOver) this.stored = { text: JSON.stringify(staticData), fact };
			// The poll of a registration is not committed unless it hands something over.
			if (isHandedOver || !isRegistration) this.cursor = { text: JSON.stringify(state), fact };
			return;
		}
		if (isHandedOver || isRegistration) this.stored = { text: JSON.stringify(staticData), fact };
	}

	private parsed(): IDataObject {
		return JSON.parse(this.stored.text);
	}
}

function asObject(value: IDataObject[string]): IDataObject {
	if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
		const object: IDataObject = Object(value);
		return object;
	}
	throw new Error('The data of a node is an object');
}
