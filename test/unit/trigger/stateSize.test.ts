/** The state has to fit into a workflow's static data, which n8n stores as JSON. */
import type { IDataObject } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { remember, NOTHING_HELD } from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import { entryOf, joinEntries } from '../../../nodes/JtWalletBalanceTrigger/memory/entries';
import { questionOf } from '../../../nodes/JtWalletBalanceTrigger/memory/question';
import { trackedBy } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { Merchant } from '../../../sandbox/merchant/merchant';
import type { WalletUser } from '../../../wallet-api/contract';
import { STATUS_VALUES } from '../../../wallet-api/contract';
import { randomFrom } from '../../support/random';
import { watchFor } from '../../support/trigger/watching';

const USERS = 100_000;
const MOST_BYTES = 48;

/** Bytes a user when every event is watched for. */
function bytesPerUser(users: readonly WalletUser[]): number {
	const state: IDataObject = {};
	const watch = watchFor();
	const question = questionOf(
		{ baseUrl: 'https://api.example.com', appId: 'app' },
		{ filters: {} },
		watch,
	);
	const listed = joinEntries(users.map((user) => entryOf(user, trackedBy(watch))));
	remember(state, question, randomUUID(), {
		users: { listed, left: '' },
		held: NOTHING_HELD,
		newAfter: '',
		at: Date.now(),
	});
	return Buffer.byteLength(JSON.stringify(state)) / users.length;
}

it(`takes at most ${MOST_BYTES} bytes a user of the sandbox`, () => {
	const rows = new Merchant({ users: USERS, seed: 5 }, Date.now).rows();
	expect(bytesPerUser(JSON.parse(JSON.stringify(rows)))).toBeLessThanOrEqual(MOST_BYTES);
});

it(`takes at most ${MOST_BYTES} bytes a user with any IDs of 19 digits, any statuses and up to 100 million baht`, () => {
	const random = randomFrom(7);
	const digits = () =>
		`${1 + Math.floor(random() * 9)}${Array.from({ length: 18 }, () => Math.floor(random() * 10)).join('')}`;
	const one = (values: readonly string[]) => values[Math.floor(random() * values.length)] ?? '';
	const users = Array.from({ length: USERS }, () => ({
		mchUuid: `JT${digits()}`,
		uuid: `U${digits()}`,
		balance: Math.floor((random() - 0.1) * 1e10),
		KYCStatus: one(STATUS_VALUES.KYCStatus),
		authorizationStatus: one(STATUS_VALUES.authorizationStatus),
		mobileVerificationStatus: one(STATUS_VALUES.mobileVerificationStatus),
		userStatus: one(STATUS_VALUES.userStatus),
	}));
	expect(bytesPerUser(users)).toBeLessThanOrEqual(MOST_BYTES);
});
