import type { INodeProperties } from 'n8n-workflow';
import {
	type BalanceFilters,
	STATUS_FIELDS,
	STATUS_VALUES,
	type StatusField,
} from '../../../wallet-api/contract';
import { BadInput, readList, shown } from './badInput';
import { readIdList } from './idList';

/** The names of the filters as operators see them. */
const LABELS: { readonly [field in StatusField | 'mchUuidList']: string } = {
	KYCStatus: 'KYC Status',
	authorizationStatus: 'Authorization Status',
	mobileVerificationStatus: 'Mobile Verification Status',
	userStatus: 'User Status',
	mchUuidList: 'Merchant User IDs',
};

const DESCRIPTIONS: { readonly [field in StatusField]: string } = {
	KYCStatus:
		'Only wallet users whose identity check (KYC) is in one of these states: Approved, Pending, Rejected, Unsubmitted',
	authorizationStatus:
		'Only wallet users who have consented to direct debit (Authorized), or have not (Unauthorized)',
	mobileVerificationStatus:
		'Only wallet users whose mobile number was verified (Verified), or was not (Unverified)',
	userStatus:
		'Only wallet users who are Active, Deactivating (being closed) or Deactivated (closed)',
};

/** The collection of filters, for every operation that lists wallet users. Shown as `displayOptions` says, or always. */
export function filterFields(displayOptions?: INodeProperties['displayOptions']): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		...(displayOptions && { displayOptions }),
		options: [
			statusFilter('authorizationStatus'),
			statusFilter('KYCStatus'),
			{
				displayName: LABELS.mchUuidList,
				name: 'mchUuidList',
				type: 'string',
				default: '',
				placeholder: 'e.g. JT1095595801938341100, JT1095595801938341101',
				description:
					'Only the wallet users with these IDs of yours, separated by commas, semicolons, spaces or new lines, or an expression that gives a list. Any number of them.',
			},
			statusFilter('mobileVerificationStatus'),
			statusFilter('userStatus'),
		],
	};
}

function statusFilter(field: StatusField): INodeProperties {
	return {
		displayName: LABELS[field],
		name: field,
		type: 'multiOptions',
		default: [],
		options: STATUS_VALUES[field].map((value) => ({ name: value, value })),
		description: DESCRIPTIONS[field],
	};
}

/**
 * The filters as the API takes them; those that are not used are left out.
 *
 * @throws BadInput that names the filter, the value and what is allowed.
 */
export function readFilters(entered: { readonly [name: string]: unknown }): BalanceFilters {
	const unknownName = Object.keys(entered).find((name) => !(name in LABELS));
	if (unknownName !== undefined) {
		throw new BadInput(
			`There is no filter ${shown(unknownName)}. The filters are ${Object.keys(LABELS).join(', ')}.`,
		);
	}
	const statuses = STATUS_FIELDS.flatMap((field) => {
		const values = readList(LABELS[field], entered[field], STATUS_VALUES[field]);
		return values.length === 0 ? [] : [[field, values]];
	});
	const ids = 'mchUuidList' in entered ? readIds(entered.mchUuidList) : [];
	return {
		...Object.fromEntries(statuses),
		...(ids.length === 0 ? {} : { mchUuidList: ids }),
	};
}

/** The filters in use, in words, for messages: `KYC Status: Rejected; Merchant User IDs: 3 IDs`. */
export function describeFilters(filters: BalanceFilters): string {
	const statuses = STATUS_FIELDS.flatMap((field) => {
		const values = filters[field];
		return values === undefined ? [] : [`${LABELS[field]}: ${values.join(' or ')}`];
	});
	const ids = filters.mchUuidList;
	const named = ids && `${LABELS.mchUuidList}: ${ids.length} ${ids.length === 1 ? 'ID' : 'IDs'}`;
	return [...statuses, ...(named ? [named] : [])].join('; ');
}

/** A filter left empty is not used; one that was filled and still names nobody would list everybody. */
function readIds(entered: unknown): string[] {
	if (entered === '') return [];
	const ids = readIdList(LABELS.mchUuidList, entered);
	if (ids.length > 0) return ids;
	throw new BadInput(
		`${LABELS.mchUuidList} is ${shown(entered)} and names no ID. Enter at least one, or remove the filter to list all wallet users.`,
	);
}
