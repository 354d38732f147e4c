import type { IExecuteFunctions } from 'n8n-workflow';
import { STATUS_FIELDS, type StatusField } from '../../wallet-api/contract';
import { fieldsIn } from '../../wallet-api/reading/conditions';
import { describeFacts, type ListFacts } from '../../wallet-api/reading/facts';
import { Keeper } from '../../wallet-api/reading/keeper';
import type { ReadOptions } from '../../wallet-api/reading/readUsers';
import { describeFilters, type WantedUsers } from '../shared/fields/filters';
import type { ReadingOptions } from '../shared/fields/readingOptions';
import { labelOf } from '../shared/fields/rowFields';
import { walletUsers } from '../shared/output/counts';
import { toDoubtError } from '../shared/output/errors';
import { MissingIds } from './missingIds';

/** One reading of the wallet users that an input item asks for, and what there is to tell of it. */
export class Listing {
	private readonly keeper: Keeper | undefined;
	private readonly missing: MissingIds;
	private count = 0;
	private readonly unconfirmed = new Map<StatusField, number>();

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
		for (const field of STATUS_FIELDS) {
			if (this.wanted.filters[field] === undefined) continue;
			const lacking = users.filter((user) => (user[field] ?? null) === null).length;
			this.unconfirmed.set(field, (this.unconfirmed.get(field) ?? 0) + lacking);
		}
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
		addHints(context, [
			...describeFacts(facts),
			...this.unjudged(),
			...this.unproven(),
			...this.absent(),
		]);
	}

	private unjudged(): string[] {
		const { conditions } = this.wanted;
		const { unjudgedCount = 0 } = this.keeper ?? {};
		if (conditions === undefined || unjudgedCount === 0) return [];
		const fields = fieldsIn(conditions.conditions).join(', ');
		return [
			`${walletUsers(unjudgedCount)} ${unjudgedCount === 1 ? 'was' : 'were'} left out because a field that the conditions need (${fields}) is missing or cannot be read.`,
		];
	}

	/** A row that lacks the field of a filter does not show whether JT Wallet applied it. */
	private unproven(): string[] {
		return [...this.unconfirmed]
			.filter(([, users]) => users > 0)
			.map(
				([field, users]) =>
					`${walletUsers(users)} ${users === 1 ? 'has' : 'have'} no ${labelOf(field)}, so nobody can tell whether JT Wallet applied that filter.`,
			);
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
