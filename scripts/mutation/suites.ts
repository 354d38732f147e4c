/**
 * Source file → the tests that are to notice every fault in it. Tests with a real n8n or with thousands of
 * histories are left out: they would notice, too, but take too long to be run once for each fault.
 */
export const SUITES: { readonly [file: string]: readonly string[] } = {
	'credentials/JtWalletApi.credentials.ts': ['unit/credentials/'],
	'wallet-api/address.ts': ['unit/wallet-api/address'],
	'wallet-api/amounts.ts': ['unit/wallet-api/amounts'],
	'wallet-api/client.ts': ['unit/wallet-api/client'],
	'wallet-api/clockDifference.ts': ['unit/wallet-api/clockDifference'],
	'wallet-api/contract.ts': ['unit/wallet-api/contract'],
	'wallet-api/der.ts': ['unit/wallet-api/der'],
	'wallet-api/envelope.ts': ['unit/wallet-api/envelope'],
	'wallet-api/errorCodes.ts': ['unit/wallet-api/errorCodes'],
	'wallet-api/failure.ts': ['unit/wallet-api/failure'],
	'wallet-api/gate.ts': ['unit/wallet-api/gate', 'unit/wallet-api/client.parallel'],
	'wallet-api/json.ts': ['unit/wallet-api/json'],
	'wallet-api/keyKinds.ts': ['unit/wallet-api/keyKinds'],
	'wallet-api/movement.ts': ['unit/wallet-api/movement'],
	'wallet-api/pageSigns.ts': ['unit/wallet-api/pageSigns'],
	'wallet-api/privateKey.ts': [
		'unit/wallet-api/privateKey.accepted',
		'unit/wallet-api/privateKey.refused',
	],
	'wallet-api/readAll.ts': ['unit/wallet-api/readAll'],
	'wallet-api/readPass.ts': [
		'unit/wallet-api/readPass',
		'unit/wallet-api/readAll',
		'faults/tooMuchAtOnce',
	],
	'wallet-api/readTotals.ts': ['unit/wallet-api/readTotals'],
	'wallet-api/readUsers.ts': ['unit/wallet-api/readUsers'],
	'wallet-api/response.ts': ['unit/wallet-api/response'],
	'wallet-api/retry.ts': ['unit/wallet-api/retry'],
	'wallet-api/rsaNumbers.ts': ['unit/wallet-api/rsaNumbers'],
	'wallet-api/seams.ts': ['unit/wallet-api/readAll'],
	'wallet-api/shareOut.ts': ['unit/wallet-api/shareOut'],
	'wallet-api/signRequest.ts': ['unit/wallet-api/signRequest'],
	'wallet-api/times.ts': ['unit/wallet-api/times'],
	'wallet-api/unite.ts': ['unit/wallet-api/unite'],
};
