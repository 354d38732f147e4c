import type { StatusField } from '../../wallet-api/contract';
import type { Amounts, Names, Row } from './rows';
import { statusAt } from './statusShares';
import { formatTime } from './times';

/** What each drawn number is for: equal to none of the others, so that no two fields move together. */
const DRAW = {
	KYCStatus: 1,
	authorizationStatus: 2,
	mobileVerificationStatus: 3,
	userStatus: 4,
	created: 5,
	updated: 6,
	sharedWallet: 7,
	center: 8,
	branch: 9,
	idle: 10,
	codEnabled: 11,
	base: 12,
	cod: 13,
	threshold: 14,
	unclear: 15,
	due: 16,
	firstId: 17,
} as const;

const NEWEST = Date.UTC(2025, 5, 30, 16, 59, 59) / 1000;
const SECONDS_APART = 61;
const ID_STEP = 611_953;
const RETENTION = [0, 0, 20_000, 50_000, 100_000];

/**
 * A believable crowd of wallet users, none of which is stored: user number `index` (0 is the newest) follows
 * from the seed, so that a million of them cost no memory.
 */
export class SeededUsers {
	private readonly firstId: number;

	constructor(
		private readonly seed: number,
		readonly count: number,
		/** How many users in a row are created in the same second. */
		private readonly perSecond = 1,
	) {
		this.firstId = 1e14 + this.draw(0, DRAW.firstId) * 10_000;
	}

	/** The merchant's ID of a user. Older users have lower IDs; numbers below 0 are users yet to come. */
	mchUuid(index: number): string {
		return `JT1095${this.firstId + (this.count - 1 - index) * ID_STEP}`;
	}

	/** Which user has this ID; undefined when none of the crowd has. */
	indexOf(mchUuid: string): number | undefined {
		const index = this.count - 1 - (Number(mchUuid.slice(6)) - this.firstId) / ID_STEP;
		const exists = Number.isInteger(index) && index >= 0 && index < this.count;
		return exists && this.mchUuid(index) === mchUuid ? index : undefined;
	}

	/** When the user was made, in seconds since the epoch: never rising with the index. */
	created(index: number): number {
		const group = Math.floor(index / this.perSecond);
		return NEWEST - group * SECONDS_APART - (this.draw(group, DRAW.created) % (SECONDS_APART - 1));
	}

	/** The value of one status field. */
	status(index: number, field: StatusField): string {
		return statusAt(field, this.draw(index, DRAW[field]) % 100);
	}

	/** The user's money in satang. What is in the wallet is the base balance and the cash on delivery. */
	amounts(index: number): Amounts {
		const idle = this.draw(index, DRAW.idle) % 100 < 7;
		const baseBalance = idle ? 0 : Math.floor(this.share(index, DRAW.base) ** 3 * 4_000_000);
		const codBalance =
			idle || !this.codEnabled(index)
				? 0
				: Math.floor(this.share(index, DRAW.cod) ** 3 * 2_500_000);
		const hasBill = this.draw(index, DRAW.unclear) % 10 < 3;
		const unclearBillAmount = hasBill ? Math.floor(this.share(index, DRAW.unclear) * 300_000) : 0;
		return {
			balance: baseBalance + codBalance,
			baseBalance,
			codBalance,
			withdrawThreshold: RETENTION[this.draw(index, DRAW.threshold) % RETENTION.length] ?? 0,
			unclearBillAmountDue: Math.floor(this.share(index, DRAW.due) * unclearBillAmount),
			unclearBillAmount,
		};
	}

	/** The numbers a user goes by. */
	names(index: number): Names {
		const center = 1 + Math.floor(this.share(index, DRAW.center) ** 2 * 24);
		const branch = center * 100 + Math.floor(this.share(index, DRAW.branch) ** 2 * 12) + 1;
		// In the vendor's example two rows share one wallet; here it is one in 200.
		const wallet = index + (this.draw(index, DRAW.sharedWallet) % 200 === 0 ? 1 : 0);
		return {
			mchUuid: this.mchUuid(index),
			uuid: `U1095${this.firstId + 7 * 1e14 + (this.count - 1 - wallet) * ID_STEP}`,
			centerNo: `A${String(center).padStart(6, '0')}`,
			branchNo: `A${String(branch).padStart(6, '0')}`,
		};
	}

	/** The whole row, its fields in the order of the vendor's example. */
	row(index: number): Row {
		const created = this.created(index);
		const { mchUuid, uuid, centerNo, branchNo } = this.names(index);
		const amounts = this.amounts(index);
		return {
			mchUuid,
			uuid,
			centerNo,
			branchNo,
			balance: amounts.balance,
			baseBalance: amounts.baseBalance,
			codBalance: amounts.codBalance,
			withdrawThreshold: amounts.withdrawThreshold,
			unclearBillAmountDue: amounts.unclearBillAmountDue,
			unclearBillAmount: amounts.unclearBillAmount,
			createTime: formatTime(created),
			updateTime: formatTime(created + (this.draw(index, DRAW.updated) % (30 * 86_400))),
			KYCStatus: this.status(index, 'KYCStatus'),
			authorizationStatus: this.status(index, 'authorizationStatus'),
			mobileVerificationStatus: this.status(index, 'mobileVerificationStatus'),
			codEnableStatus: this.codEnabled(index) ? 'Enable' : 'Disable',
			userStatus: this.status(index, 'userStatus'),
		};
	}

	private codEnabled(index: number): boolean {
		return this.draw(index, DRAW.codEnabled) % 100 < 64;
	}

	/** A number from 0 up to, but not including, 1. */
	private share(index: number, purpose: number): number {
		return this.draw(index, purpose) / 2 ** 32;
	}

	/** 32 bits that follow from seed, user and purpose alone (the finaliser of MurmurHash3). */
	private draw(index: number, purpose: number): number {
		let bits = this.seed ^ Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(purpose, 0x85ebca6b);
		bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
		bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
		return (bits ^ (bits >>> 16)) >>> 0;
	}
}
