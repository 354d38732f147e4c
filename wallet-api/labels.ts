/**
 * What people call the fields of a wallet user, wherever they are shown: in the node, in the sandbox's console and in
 * the demo. In JT Wallet's order.
 */
export const FIELD_LABELS = {
	mchUuid: 'Merchant User ID',
	uuid: 'Wallet User ID',
	centerNo: 'Center Number',
	branchNo: 'Branch Number',
	balance: 'Balance',
	baseBalance: 'Base Balance',
	codBalance: 'COD Balance',
	withdrawThreshold: 'Withdraw Threshold',
	unclearBillAmountDue: 'Unclear Bill Amount Due',
	unclearBillAmount: 'Unclear Bill Amount',
	createTime: 'Create Time',
	updateTime: 'Update Time',
	KYCStatus: 'KYC Status',
	authorizationStatus: 'Authorization Status',
	mobileVerificationStatus: 'Mobile Verification Status',
	codEnableStatus: 'COD Enable Status',
	userStatus: 'User Status',
} as const;

/** What people call the filters, which are fields of a wallet user but for the list of IDs. */
export const FILTER_LABELS = {
	KYCStatus: FIELD_LABELS.KYCStatus,
	authorizationStatus: FIELD_LABELS.authorizationStatus,
	mobileVerificationStatus: FIELD_LABELS.mobileVerificationStatus,
	userStatus: FIELD_LABELS.userStatus,
	mchUuidList: `${FIELD_LABELS.mchUuid}s`,
} as const;

/** What people call the fields of the credential. */
export const CREDENTIAL_LABELS = {
	baseUrl: 'Base URL',
	appId: 'App ID',
	privateKey: 'Private Key',
	signatureAlgorithm: 'Signature Algorithm',
} as const;

/** Name of a documented field of a wallet user. */
export type LabelledField = keyof typeof FIELD_LABELS;
