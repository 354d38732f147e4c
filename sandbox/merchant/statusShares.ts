import { STATUS_VALUES, type StatusField } from '../../wallet-api/contract';

/** Out of 100 users, how many have each value. */
const SHARES = {
	KYCStatus: { Unsubmitted: 6, Pending: 9, Approved: 82, Rejected: 3 },
	authorizationStatus: { Authorized: 71, Unauthorized: 29 },
	mobileVerificationStatus: { Verified: 88, Unverified: 12 },
	userStatus: { Active: 95, Deactivating: 2, Deactivated: 3 },
} as const satisfies {
	[field in StatusField]: { [value in (typeof STATUS_VALUES)[field][number]]: number };
};

const SLOTS: { readonly [field in StatusField]: readonly string[] } = {
	KYCStatus: slots(SHARES.KYCStatus),
	authorizationStatus: slots(SHARES.authorizationStatus),
	mobileVerificationStatus: slots(SHARES.mobileVerificationStatus),
	userStatus: slots(SHARES.userStatus),
};

/** The status of a user who drew this number from 0 to 99. */
export function statusAt(field: StatusField, drawn: number): string {
	return SLOTS[field][drawn] ?? '';
}

function slots(shares: { readonly [value: string]: number }): string[] {
	return Object.entries(shares).flatMap(([value, share]) =>
		Array.from({ length: share }, () => value),
	);
}
