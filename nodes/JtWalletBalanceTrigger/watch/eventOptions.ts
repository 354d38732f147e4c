import type { EventKind } from './watch';

/** The events as operators see them, sorted by name. `action` is how n8n lists them. */
export const EVENT_OPTIONS: Array<{
	name: string;
	value: EventKind;
	action: string;
	description: string;
}> = [
	{
		name: 'Authorization Status Changed',
		value: 'authorizationStatusChanged',
		action: 'On authorization status changed',
		description: 'A wallet user gave or took back the consent to direct debit',
	},
	{
		name: 'Balance Changed',
		value: 'balanceChanged',
		action: 'On balance changed',
		description: 'An amount differs from the previous poll',
	},
	{
		name: 'Balance Crossed a Threshold',
		value: 'balanceCrossed',
		action: 'On balance crossed a threshold',
		description:
			'An amount went below or above a threshold. Reported once, and again only after it has been back on the other side.',
	},
	{
		name: 'KYC Status Changed',
		value: 'kycStatusChanged',
		action: 'On KYC status changed',
		description: 'The KYC status of a wallet user changed',
	},
	{
		name: 'Mobile Verification Status Changed',
		value: 'mobileVerificationStatusChanged',
		action: 'On mobile verification status changed',
		description: 'The mobile number of a wallet user was verified, or is no longer',
	},
	{
		name: 'New Wallet User',
		value: 'userAdded',
		action: 'On new wallet user',
		description: 'A wallet user was added since the previous poll',
	},
	{
		name: 'User Status Changed',
		value: 'userStatusChanged',
		action: 'On user status changed',
		description: 'A wallet user was activated, is being closed or was closed',
	},
	{
		name: 'Wallet User No Longer Listed',
		value: 'userGone',
		action: 'On wallet user no longer listed',
		description: 'A wallet user is no longer listed, or no longer matches the filters',
	},
];
