import * as contract from '../../../wallet-api/contract';

/** The vendor's words, as they stand on its page: a change of any of them is a change of the contract. */
it('speaks the words of the vendor', () => {
	expect(contract).toEqual({
		BALANCE_PATH: '/open-api/jt/wallet/balance',
		MAX_PAGE_SIZE: 10_000,
		MAX_IDS_PER_REQUEST: 5_000,
		SUCCESS_CODE: 10_000,
		STATUS_VALUES: {
			KYCStatus: ['Unsubmitted', 'Pending', 'Approved', 'Rejected'],
			authorizationStatus: ['Authorized', 'Unauthorized'],
			mobileVerificationStatus: ['Verified', 'Unverified'],
			userStatus: ['Active', 'Deactivating', 'Deactivated'],
		},
		STATUS_FIELDS: ['KYCStatus', 'authorizationStatus', 'mobileVerificationStatus', 'userStatus'],
		ROW_AMOUNTS: [
			'balance',
			'baseBalance',
			'codBalance',
			'withdrawThreshold',
			'unclearBillAmountDue',
			'unclearBillAmount',
		],
		TOTAL_AMOUNTS: [
			'totalBalance',
			'totalBaseBalance',
			'totalCodBalance',
			'totalUnclearBillAmountDue',
			'totalUnclearBillAmount',
			'totalWithdrawThreshold',
		],
		ROW_TIMES: ['createTime', 'updateTime'],
	});
});
