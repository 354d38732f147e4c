import type { INodePropertyOptions } from 'n8n-workflow';
import { ROW_AMOUNTS } from '../../../wallet-api/contract';
import { GROUP_FIELDS } from '../../../wallet-api/reading/groupedTotals';

/** The documented fields of a wallet user, in JT Wallet's order, with their names as operators see them. */
const FIELDS = [
	{ name: 'Merchant User ID', value: 'mchUuid' },
	{ name: 'Wallet User ID', value: 'uuid' },
	{ name: 'Center Number', value: 'centerNo' },
	{ name: 'Branch Number', value: 'branchNo' },
	{ name: 'Balance', value: 'balance' },
	{ name: 'Base Balance', value: 'baseBalance' },
	{ name: 'COD Balance', value: 'codBalance' },
	{ name: 'Withdraw Threshold', value: 'withdrawThreshold' },
	{ name: 'Unclear Bill Amount Due', value: 'unclearBillAmountDue' },
	{ name: 'Unclear Bill Amount', value: 'unclearBillAmount' },
	{ name: 'Create Time', value: 'createTime' },
	{ name: 'Update Time', value: 'updateTime' },
	{ name: 'KYC Status', value: 'KYCStatus' },
	{ name: 'Authorization Status', value: 'authorizationStatus' },
	{ name: 'Mobile Verification Status', value: 'mobileVerificationStatus' },
	{ name: 'COD Enable Status', value: 'codEnableStatus' },
	{ name: 'User Status', value: 'userStatus' },
] as const satisfies readonly INodePropertyOptions[];

/** Name of a documented field of a wallet user. */
export type RowField = (typeof FIELDS)[number]['value'];

/** The documented fields of a wallet user, in JT Wallet's order. */
export const ROW_FIELDS: readonly RowField[] = FIELDS.map(({ value }) => value);

/** The documented fields to choose from, sorted by name. */
export const ROW_FIELD_OPTIONS: INodePropertyOptions[] = optionsFor(ROW_FIELDS);

/** The amounts to choose from. */
export const AMOUNT_OPTIONS: INodePropertyOptions[] = optionsFor(ROW_AMOUNTS);

/** The fields that totals can be grouped by, to choose from. */
export const GROUP_OPTIONS: INodePropertyOptions[] = optionsFor(GROUP_FIELDS);

/** How operators see a field of a wallet user: one that is not documented by its own name. */
export function labelOf(field: string): string {
	return FIELDS.find(({ value }) => value === field)?.name ?? field;
}

function optionsFor(fields: readonly RowField[]): INodePropertyOptions[] {
	return FIELDS.filter(({ value }) => fields.includes(value)).sort((a, b) =>
		a.name.localeCompare(b.name),
	);
}
