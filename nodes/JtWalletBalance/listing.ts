import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { fieldsIn } from '../../wallet-api/reading/conditions';
import { describeFacts, type ListFacts } from '../../wallet-api/reading/facts';
import { Keeper } from '../../wallet-api/reading/keeper';
import type { ReadOptions } from '../../wallet-api/reading/readUsers';
import { acceptWholeNumber, acceptYesOrNo } from '../shared/fields/badInput';
import { describeFilters, type WantedUsers } from '../shared/fields/filters';
import type { ReadingOptions } from '../shared/fields/readingOptions';
import { toDoubtError } from '../shared/output/errors';
import { MissingIds } from './missingIds';

/** The parameters for how many wallet users come out, for the operation that `show` shows. */
export function howManyFields(
	show: { readonly [name: string]: string[] },
	returnAll: boolean,
): INodeProperties[] {
	return [
		{
			displayName: 'Return All',
			name: 'returnAll',
			type: 'boolean',
			default: false,
			displayOptions: { show },
			description: 'Whether to return all results or only up to a given limit',
			...(returnAll && { default: true }),
		},
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1, numberPrecision: 0 },
			default: 50,
			displayOptions: { show: { ...show, returnAll: [false] } },
			description: 'Max number of results to return',
		},
	];
}

/**
 * Most users wanted; undefined for all.
 *
 * @throws BadInput that names the field, the value and what is allowed.
 */
export function acceptLimit(context: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll: unknown = context.getNodeParameter('returnAll', itemIndex, false);
	if (acceptYesOrNo('Return All', returnAll)) return undefined;
	const limit: unknown = context.getNodeParameter('limit', itemIndex, 50);
	return acceptWholeNumber('Limit', limit, { min: 1, max: Number.MAX_SAFE_INTEGER });
}

/** One reading of the wallet users that an input item asks for, and what there is to tell of it. */
export class Listing {
	private readonly keeper: Keeper | undefined;
	private readonly missing: MissingIds;
	private count = 0;

	constructor(
		private readonly wanted: WantedUsers,
		private readonly limit?: number,
	) {
		this.keeper = wanted.conditions && new Keeper(wanted.conditions.conditions);
		this.missing = new MissingIds(wanted.filters.mchUuidList);
	}

	/** What to read, page sizes and the like aside. */
	get plan(): Pick<ReadOptions, 'filters' | 'keep' | 'limit'> {
		return { filters: this.wanted.filters, keep: this.keeper?.keep, limit: this.limit };
	}

	/** Notes users who come out. */
	took(users: Parameters<MissingIds['found']>[0]): void {
		this.count += users.length;
		this.missing.found(users);
	}

	/** @throws NodeOperationError where the list is not proven whole and the operator wants that to fail. */
	refuseDoubts(
		context: IExecuteFunctions,
		facts: ListFacts,
		{ whenListChanges }: Pick<ReadingOptions, 'whenListChanges'>,
		itemIndex: number,
	): void {
		if (facts.doubts.length > 0 && whenListChanges === 'fail') {
			throw toDoubtError(context.getNode(), facts, itemIndex);
		}
	}

	/** Tells the operator what there is to know of the list. */
	tell(context: IExecuteFunctions, facts: ListFacts): void {
		addHints(context, [...describeFacts(facts), ...this.unjudged(), ...this.absent()]);
	}

	private unjudged(): string[] {
		const { conditions } = this.wanted;
		const { unjudgedCount = 0 } = this.keeper ?? {};
		if (conditions === undefined || unjudgedCount === 0) return [];
		const users =
			unjudgedCount === 1 ? '1 wallet user was' : `${number(unjudgedCount)} wallet users were`;
		const fields = fieldsIn(conditions.conditions).join(', ');
		return [
			`${users} left out because a field that the conditions need (${fields}) is missing or cannot be read.`,
		];
	}

	private absent(): string[] {
		const inUse = describeFilters(this.wanted);
		if (this.count === 0) {
			const nobody =
				inUse === ''
					? 'JT Wallet has no wallet users for this merchant.'
					: `No wallet user matches the filters (${inUse}).`;
			return [nobody, ...this.missing.advice()];
		}
		if (this.count >= (this.limit ?? Infinity)) return [];
		const { filters, conditions } = this.wanted;
		const isByIdAlone = Object.keys(filters).length === 1 && conditions === undefined;
		return this.missing.hints(
			isByIdAlone ? 'wallet user' : 'wallet user who matches the other filters',
		);
	}
}

/** Shows sentences above the output. n8n before 2.41 may know no hints. */
export function addHints(context: IExecuteFunctions, messages: readonly string[]): void {
	for (const message of messages) {
		context.addExecutionHints?.({ message, location: 'outputPane', type: 'warning' });
	}
}

function number(count: number): string {
	return count.toLocaleString('en-US');
}
