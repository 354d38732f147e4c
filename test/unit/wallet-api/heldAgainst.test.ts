/** What comes is held against what was asked for: no row that a filter excludes is ever passed on. */
import { MAX_IDS_PER_REQUEST, STATUS_FIELDS, STATUS_VALUES } from '../../../wallet-api/contract';
import { heldAgainst } from '../../../wallet-api/calling/heldAgainst';
import { describeFailure } from '../../../wallet-api/failures';

const PAGE = { page: 1, size: 10 };

const detailOf = (...[query, users]: Parameters<typeof heldAgainst>) =>
	heldAgainst(query, users)?.failure.detail;

describe('a status filter', () => {
	const asked = { ...PAGE, KYCStatus: ['Rejected', 'Pending'] };

	it.each([
		['one of those asked for', { KYCStatus: 'Pending' }],
		['in other letters', { KYCStatus: 'REJECTED' }],
		['with blanks around', { KYCStatus: ' Rejected ' }],
		['missing', {}],
		['null', { KYCStatus: null }],
	])('lets a row pass whose status is %s', (_what, row) => {
		expect(heldAgainst(asked, [{ mchUuid: 'JT1', ...row }])).toBeUndefined();
	});

	it.each([
		['another', 'Approved'],
		['unknown', 'Blocked'],
		['part of one', 'Reject'],
		['empty', ''],
		['a number', 1],
		['a list', ['Rejected']],
		['an object', {}],
	])('was not applied where a status is %s', (_what, KYCStatus) => {
		const users = [
			{ mchUuid: 'JT1', KYCStatus: 'Rejected' },
			{ mchUuid: 'JT2', KYCStatus },
		];
		expect(heldAgainst(asked, users)).toMatchObject({
			ok: false,
			failure: { kind: 'filterIgnored' },
		});
	});

	it.each(STATUS_FIELDS)('%s is looked at by itself', (field) => {
		const [first = '', second = ''] = STATUS_VALUES[field];
		const row = { mchUuid: 'JT1', [field]: second };
		expect(heldAgainst({ ...PAGE, [field]: [second] }, [row])).toBeUndefined();
		expect(heldAgainst({ ...PAGE, [field]: [first] }, [row])).toBeDefined();
		expect(heldAgainst(PAGE, [row])).toBeUndefined();
	});

	it.each([
		['KYCStatus', 'KYC Status'],
		['authorizationStatus', 'Authorization Status'],
		['mobileVerificationStatus', 'Mobile Verification Status'],
		['userStatus', 'User Status'],
	])('%s is called %s', (field, label) => {
		expect(detailOf({ ...PAGE, [field]: ['x'] }, [{ mchUuid: 'JT1', [field]: 'y' }])).toBe(
			`JT Wallet did not apply '${label}': the wallet user JT1 has the status "y".`,
		);
	});

	it('is named, with the row', () => {
		const users = [{ mchUuid: 7, KYCStatus: 'Approved' }];
		expect(detailOf(asked, users)).toBe(
			'JT Wallet did not apply \'KYC Status\': the wallet user 7 has the status "Approved".',
		);
	});
});

describe('a list of IDs', () => {
	const asked = { ...PAGE, mchUuidList: ['jt5', 'JT6 ', '12345678901234567890', 'ＪＴ７'] };

	it.each([
		['as it is', 'jt5'],
		['in other letters', 'JT5'],
		['without the blank', 'JT6'],
		['with blanks', ' jt6\t'],
		['a number as text', '12345678901234567890'],
		['in narrow letters', 'jt7'],
	])('lets a row pass whose ID was asked for: %s', (_what, mchUuid) => {
		expect(heldAgainst(asked, [{ mchUuid }])).toBeUndefined();
	});

	it('lets a number pass that was asked for as its digits', () => {
		expect(heldAgainst({ ...PAGE, mchUuidList: ['42'] }, [{ mchUuid: 42 }])).toBeUndefined();
	});

	it.each([
		['another', { mchUuid: 'JT50' }],
		['the beginning of one', { mchUuid: 'jt' }],
		['none', {}],
		['empty', { mchUuid: '' }],
		['null', { mchUuid: null }],
		['known only as the wallet’s own', { uuid: 'jt5' }],
	])('was not applied where the ID of a row is %s', (_what, row) => {
		expect(heldAgainst(asked, [{ mchUuid: 'jt5' }, row])).toMatchObject({
			ok: false,
			failure: { kind: 'filterIgnored' },
		});
	});

	it('is named, with the row', () => {
		expect(detailOf(asked, [{ mchUuid: 'JT50' }])).toBe(
			"JT Wallet did not apply 'Merchant User IDs': the wallet user JT50 was not asked for.",
		);
		expect(detailOf(asked, [{}])).toBe(
			"JT Wallet did not apply 'Merchant User IDs': a wallet user without a merchant user ID was not asked for.",
		);
	});

	it('is gone through once, not for each of its pages', () => {
		let looks = 0;
		const ids = Array.from({ length: MAX_IDS_PER_REQUEST }, (_, n) => `JT${n}`);
		const mchUuidList = new Proxy(ids, {
			get: (list, name) => {
				looks++;
				return Reflect.get(list, name);
			},
		});
		const users = ids.map((mchUuid) => ({ mchUuid }));
		expect(heldAgainst({ ...PAGE, mchUuidList }, users)).toBeUndefined();
		const first = looks;
		for (let page = 2; page < 100; page++) heldAgainst({ page, size: 10, mchUuidList }, users);
		expect(first).toBeGreaterThan(0);
		expect(looks).toBe(first);
	});
});

it('says what to do, with a filter to remove and without', () => {
	const failure = { kind: 'filterIgnored', detail: 'It is so.' } as const;
	expect(describeFailure(failure).advice).toMatch(
		/^It is so\. Nothing is returned.*remove this filter/,
	);
	expect(describeFailure(failure, { hasPageSize: false }).advice).not.toContain('remove');
});

it('never shows what may be a secret', () => {
	const sign = 'A'.repeat(344);
	const detail = detailOf({ ...PAGE, KYCStatus: ['Pending'] }, [
		{ mchUuid: sign, KYCStatus: sign },
	]);
	expect(detail).not.toContain('AAAA');
});

it('changes nothing where nothing was asked for in particular', () => {
	expect(heldAgainst(PAGE, [{ mchUuid: 'JT1', KYCStatus: 'Approved' }, {}])).toBeUndefined();
});
