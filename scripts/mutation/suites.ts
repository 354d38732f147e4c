/**
 * Source file → the tests that are to notice every fault in it. Tests with a real n8n or with thousands of
 * histories are left out: they would notice, too, but take too long to be run once for each fault.
 */
export const SUITES: { readonly [file: string]: readonly string[] } = {
	'credentials/JtWalletApi.credentials.ts': ['unit/credentials/'],
	'wallet-api/signing/baseUrl.ts': ['unit/wallet-api/address'],
	'wallet-api/amounts.ts': ['unit/wallet-api/amounts'],
	'wallet-api/calling/client.ts': ['unit/wallet-api/client'],
	'wallet-api/calling/clockDifference.ts': ['unit/wallet-api/clockDifference'],
	'wallet-api/contract.ts': ['unit/wallet-api/contract'],
	'wallet-api/signing/envelope.ts': ['unit/wallet-api/envelope'],
	'wallet-api/failureTable.ts': ['unit/wallet-api/errorCodes'],
	'wallet-api/failures.ts': ['unit/wallet-api/failure'],
	'wallet-api/calling/heldAgainst.ts': ['unit/wallet-api/heldAgainst'],
	'wallet-api/calling/plainText.ts': ['unit/wallet-api/response.status'],
	'wallet-api/calling/gate.ts': ['unit/wallet-api/gate', 'unit/wallet-api/client.parallel'],
	'wallet-api/identity.ts': ['unit/wallet-api/identity'],
	'wallet-api/json.ts': ['unit/wallet-api/json'],
	'wallet-api/signing/keyKinds.ts': ['unit/wallet-api/keyKinds'],
	'wallet-api/reading/movement.ts': ['unit/wallet-api/movement'],
	'wallet-api/reading/pageSigns.ts': ['unit/wallet-api/pageSigns'],
	'wallet-api/signing/privateKey.ts': [
		'unit/wallet-api/privateKey.accepted',
		'unit/wallet-api/privateKey.refused',
	],
	'wallet-api/pastedText.ts': ['unit/wallet-api/pastedText', 'unit/wallet-api/address'],
	'wallet-api/signing/pastedKey.ts': [
		'unit/wallet-api/privateKey.accepted',
		'unit/wallet-api/privateKey.pasted',
		'unit/wallet-api/privateKey.refused',
	],
	'wallet-api/reading/readAll.ts': ['unit/wallet-api/readAll'],
	'wallet-api/reading/readPass.ts': [
		'unit/wallet-api/readPass',
		'unit/wallet-api/readAll',
		'faults/tooMuchAtOnce',
	],
	'wallet-api/reading/readTotals.ts': ['unit/wallet-api/readTotals'],
	'wallet-api/reading/readUsers.ts': ['unit/wallet-api/readUsers'],
	'wallet-api/calling/response.ts': ['unit/wallet-api/response'],
	'wallet-api/calling/retry.ts': ['unit/wallet-api/retry'],
	'wallet-api/signing/rsaKey.ts': ['unit/wallet-api/rsaKey', 'unit/wallet-api/privateKey.accepted'],
	'wallet-api/reading/seams.ts': ['unit/wallet-api/readAll'],
	'wallet-api/reading/shareOut.ts': ['unit/wallet-api/shareOut'],
	'wallet-api/signing/signRequest.ts': ['unit/wallet-api/signRequest'],
	'wallet-api/times.ts': ['unit/wallet-api/times'],
	'wallet-api/reading/unite.ts': ['unit/wallet-api/unite'],
};
