import type { INodeProperties } from 'n8n-workflow';
import {
	type BalanceFilters,
	STATUS_FIELDS,
	STATUS_VALUES,
	type StatusField,
} from '../../../wallet-api/contract';
import { BadInput, readList, shown } from './badInput';
import { type Entered, readCollection } from './entered';
import { readIdList } from './idList';

/** The names of the filters as operators see them. */
const LABELS: { readonly [field in StatusField | 'mchUuidList']: string } = {
	KYCStatus: 'KYC Status',
	authorizationStatus: 'Authorization Status',
	mobileVerificationStatus: 'Mobile Verification Status',
	userStatus: 'User Status',
	mchUuidList: 'Merchant User IDs',
};

const FILTER_NAMES: readonly string[] = Object.keys(LABELS);

/** A filter that comes to nothing would let everybody through. */
const RESTRICTIONS = Object.fromEntries(
	Object.entries(LABELS).map(([name, label]) => [
		name,
		{ label, without: 'remove the filter to include all wallet users' },
	]),
);

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
					'Return only users with these IDs. Separate IDs with commas, semicolons, spaces or new lines, or use an expression that returns a list.',
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
export function readFilters(entered: Entered): BalanceFilters {
	const filters = readCollection(entered, RESTRICTIONS);
	const unknownName = Object.keys(filters).find((name) => !FILTER_NAMES.includes(name));
	if (unknownName !== undefined) {
		throw new BadInput(
			`There is no filter ${shown(unknownName)}. The filters are ${FILTER_NAMES.join(', ')}.`,
		);
	}
	const statuses = STATUS_FIELDS.filter((field) => filters[field] !== undefined).map((field) => [
		field,
		readList(LABELS[field], filters[field], STATUS_VALUES[field]),
	]);
	const { mchUuidList: ids } = filters;
	return {
		...Object.fromEntries(statuses),
		...(ids === undefined ? {} : { mchUuidList: readIds(ids) }),
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

/** A list that names nobody would list everybody. */
function readIds(entered: unknown): string[] {
	const ids = readIdList(LABELS.mchUuidList, entered);
	if (ids.length > 0) return ids;
	throw new BadInput(
		`${LABELS.mchUuidList} is ${shown(entered)} and names no ID. Enter at least one, or remove the filter to include all wallet users.`,
	);
}
