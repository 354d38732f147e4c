import type { INodeProperties } from 'n8n-workflow';
import {
	type BalanceFilters,
	STATUS_FIELDS,
	STATUS_VALUES,
	type StatusField,
} from '../../../wallet-api/contract';
import { FILTER_LABELS } from '../../../wallet-api/labels';
import { isRecord } from '../record';
import { BadInput, acceptChoices, shown } from './badInput';
import { conditionFields, CONDITION_LABELS } from './conditionFields';
import { type EnteredConditions, acceptConditions } from './conditions';
import { type Entered, acceptCollection, WITHOUT_FILTER } from './entered';
import { acceptIdList } from './idList';

const FILTER_NAMES: readonly string[] = Object.keys({ ...FILTER_LABELS, ...CONDITION_LABELS });

/** A filter or a condition that comes to nothing would let everybody through. */
const RESTRICTIONS = Object.fromEntries(
	Object.entries({ ...FILTER_LABELS, ...CONDITION_LABELS }).map(([name, label]) => [
		name,
		{ label, without: WITHOUT_FILTER },
	]),
);

/** Which wallet users an operator wants. */
export interface WantedUsers {
	/** What JT Wallet filters by. */
	readonly filters: BalanceFilters;
	/** What has to hold beside it; left out for nothing. */
	readonly conditions?: EnteredConditions;
}

const DESCRIPTIONS: { readonly [field in StatusField]: string } = {
	KYCStatus:
		'Return only users whose identity check (KYC) has one of these states: Approved, Pending, Rejected, Unsubmitted',
	authorizationStatus:
		'Return only users who consented to direct debit (Authorized), or did not (Unauthorized)',
	mobileVerificationStatus:
		'Return only users whose mobile number was verified (Verified), or was not (Unverified)',
	userStatus:
		'Return only users who are Active, Deactivating (being closed) or Deactivated (closed)',
};

/**
 * The collection of filters, for every operation that lists wallet users. Shown for the operations in `show`, or always.
 *
 * When an operator changes a parameter, n8n's editor empties every collection whose `displayOptions` name it. Everybody
 * would come out after a change of the operation. The parameter's path from the root means the same, and empties nothing.
 */
export function filterFields(show?: { readonly operation: string[] }): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		...(show && { displayOptions: { show: { '/operation': show.operation } } }),
		options: [
			conditionFields.amountConditions,
			statusFilter('authorizationStatus'),
			conditionFields.branchNos,
			conditionFields.centerNos,
			conditionFields.createdAfter,
			conditionFields.createdBefore,
			statusFilter('KYCStatus'),
			{
				displayName: FILTER_LABELS.mchUuidList,
				name: 'mchUuidList',
				type: 'string',
				typeOptions: { rows: 3 },
				default: '',
				placeholder: 'e.g. JT1095595801938341100, JT1095595801938341101',
				description:
					'Return only users with these IDs. Separate IDs with commas, semicolons, spaces or new lines, or use an expression that returns a list.',
			},
			statusFilter('mobileVerificationStatus'),
			conditionFields.updatedAfter,
			conditionFields.updatedBefore,
			statusFilter('userStatus'),
		],
	};
}

function statusFilter(field: StatusField) {
	return {
		displayName: FILTER_LABELS[field],
		name: field,
		type: 'multiOptions',
		default: [],
		options: STATUS_VALUES[field].map((value) => ({ name: value, value })),
		description: DESCRIPTIONS[field],
	} as const satisfies INodeProperties;
}

/**
 * Which wallet users are wanted; filters and conditions that are not used are left out.
 *
 * @param timeZone IANA name of the zone of times, for conditions about them
 * @throws BadInput that names the filter, the value and what is allowed.
 */
export function acceptFilters(entered: Entered, timeZone: string): WantedUsers {
	const filters = acceptCollection(entered, RESTRICTIONS);
	const unknownName = Object.keys(filters).find((name) => !FILTER_NAMES.includes(name));
	if (unknownName !== undefined) {
		throw new BadInput(
			`There is no filter ${shown(unknownName)}. The filters are ${FILTER_NAMES.join(', ')}.`,
		);
	}
	const statuses = STATUS_FIELDS.filter((field) => filters[field] !== undefined).map((field) => [
		field,
		acceptChoices(statusFilter(field), filters[field]),
	]);
	const { mchUuidList: ids } = filters;
	const { raw } = entered;
	return {
		filters: {
			...Object.fromEntries(statuses),
			...(ids === undefined ? {} : { mchUuidList: acceptIds(ids) }),
		},
		conditions: acceptConditions(filters, isRecord(raw) ? raw : {}, timeZone),
	};
}

/** The filters and conditions in use, in words, for messages: `KYC Status: Rejected; Balance below 100.00 baht`. */
export function describeFilters({ filters, conditions }: WantedUsers): string {
	const statuses = STATUS_FIELDS.flatMap((field) => {
		const values = filters[field];
		return values === undefined ? [] : [`${FILTER_LABELS[field]}: ${values.join(' or ')}`];
	});
	const ids = filters.mchUuidList;
	const named =
		ids && `${FILTER_LABELS.mchUuidList}: ${ids.length} ${ids.length === 1 ? 'ID' : 'IDs'}`;
	return [...statuses, ...(named ? [named] : []), ...(conditions?.words ?? [])].join('; ');
}

/** A list that names nobody would list everybody. */
function acceptIds(entered: unknown): string[] {
	const ids = acceptIdList(FILTER_LABELS.mchUuidList, entered);
	if (ids.length > 0) return ids;
	throw new BadInput(
		`${FILTER_LABELS.mchUuidList} is ${shown(entered)} and names no ID. Enter at least one, or ${WITHOUT_FILTER}.`,
	);
}
