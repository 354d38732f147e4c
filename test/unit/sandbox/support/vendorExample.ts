import type { Row } from '../../../../sandbox/merchant/rows';

/** A row of the vendor's example. */
const row: Row = {
	mchUuid: 'JT1095595801938341100',
	uuid: 'U1095595801938341100',
	centerNo: 'A000001',
	branchNo: 'A000001',
	balance: 360000,
	baseBalance: 200000,
	codBalance: 160000,
	withdrawThreshold: 20000,
	unclearBillAmountDue: 50000,
	unclearBillAmount: 60000,
	createTime: '2024-11-22 00:00:00',
	updateTime: '2024-11-22 00:00:00',
	KYCStatus: 'Pending',
	authorizationStatus: 'Authorized',
	mobileVerificationStatus: 'Verified',
	codEnableStatus: 'Enable',
	userStatus: 'Active',
};

/** The two rows of the vendor's example: two users of one wallet. */
export const VENDOR_ROWS: readonly Row[] = [row, { ...row, mchUuid: 'JT1095595801938341101' }];
