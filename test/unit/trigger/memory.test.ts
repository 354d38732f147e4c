import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import { questionOf, recall, remember } from '../../../nodes/JtWalletBalanceTrigger/memory/memory';
import { takeSnapshot } from '../../../nodes/JtWalletBalanceTrigger/memory/snapshot';
import { trackedBy } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';
import { aUser, watchFor } from '../../support/trigger/watching';

const TRACKED = trackedBy(watchFor());
const QUESTION = questionOf('https://api.example.com app', {}, TRACKED);
const USERS = [aUser(), aUser({ mchUuid: 'JT1095595801938341101', balance: 7, KYCStatus: 'Odd' })];
const SNAPSHOT = takeSnapshot(USERS, TRACKED);

/** A state as n8n gives it back: out of its database. */
function stored(): IDataObject {
	const state: IDataObject = {};
	remember(state, QUESTION, SNAPSHOT);
	return JSON.parse(JSON.stringify(state));
}

it('recalls what was remembered', () => {
	expect(recall(stored(), QUESTION)).toEqual({ kind: 'snapshot', snapshot: SNAPSHOT });
});

it('recalls nobody as nobody, and not as nothing', () => {
	const state: IDataObject = {};
	remember(state, QUESTION, takeSnapshot([], TRACKED));
	expect(recall(state, QUESTION)).toEqual({ kind: 'snapshot', snapshot: '' });
});

it('knows nothing at the first poll', () => {
	expect(recall({}, QUESTION)).toEqual({ kind: 'nothing' });
	expect(recall({ somethingElse: 1 }, QUESTION)).toEqual({ kind: 'nothing' });
});

it('replaces what there was', () => {
	const state = { ...stored(), version: 0, users: 'old' };
	remember(state, QUESTION, SNAPSHOT);
	expect(recall(state, QUESTION).kind).toBe('snapshot');
});

describe('the question', () => {
	const other = {
		'another server': questionOf('https://other.example.com app', {}, TRACKED),
		'another App ID': questionOf('https://api.example.com app2', {}, TRACKED),
		'a filter': questionOf('https://api.example.com app', { KYCStatus: ['Pending'] }, TRACKED),
		'other events': questionOf(
			'https://api.example.com app',
			{},
			trackedBy(watchFor({ events: ['kycStatusChanged'] })),
		),
		'another amount': questionOf(
			'https://api.example.com app',
			{},
			trackedBy(watchFor({ amountField: 'codBalance' })),
		),
	};

	it.each(Object.entries(other))('is another one with %s', (_, question) => {
		expect(recall(stored(), question)).toEqual({ kind: 'otherQuestion' });
	});

	it('is the same in whatever order the filters and their values stand', () => {
		const filters = { KYCStatus: ['Pending', 'Rejected'], mchUuidList: ['a', 'b'] };
		const turned = { mchUuidList: ['b', 'a'], KYCStatus: ['Rejected', 'Pending'] };
		expect(questionOf('m', turned, TRACKED)).toBe(questionOf('m', filters, TRACKED));
	});

	it('is the same with another threshold: the values remembered are those to compare', () => {
		const [low, high] = [100n, 200n].map((satang) =>
			questionOf('m', {}, trackedBy(watchFor({ threshold: { direction: 'below', satang } }))),
		);
		expect(low).toBe(high);
	});

	it('keeps the merchant and the filters apart', () => {
		expect(questionOf('m', { mchUuidList: ['a,b'] }, TRACKED)).not.toBe(
			questionOf('m', { mchUuidList: ['a', 'b'] }, TRACKED),
		);
	});
});

describe('a state that is not as it was left', () => {
	it.each([0, 2, '1', null, undefined])('has version %j: unreadable', (version) => {
		expect(recall({ ...stored(), version }, QUESTION)).toEqual({ kind: 'unreadable' });
	});

	it.each([null, 7, {}, [], undefined])('has %j for users: unreadable', (users) => {
		expect(recall({ ...stored(), users }, QUESTION)).toEqual({ kind: 'unreadable' });
	});

	it('lacks any of its parts: not recalled', () => {
		for (const part of Object.keys(stored())) {
			const others = Object.entries(stored()).filter(([name]) => name !== part);
			expect(recall(Object.fromEntries(others), QUESTION).kind).toMatch(
				/^(unreadable|otherQuestion)$/,
			);
		}
	});

	it('was cut off anywhere: unreadable', () => {
		for (let length = 0; length < SNAPSHOT.length; length++) {
			const state = { ...stored(), users: SNAPSHOT.slice(0, length) };
			expect(recall(state, QUESTION)).toEqual({ kind: 'unreadable' });
		}
	});

	it('was changed by one character anywhere: unreadable', () => {
		const places = fc.nat({ max: SNAPSHOT.length - 1 });
		fc.assert(
			fc.property(places, fc.string({ minLength: 1, maxLength: 1 }), (place, character) => {
				fc.pre(SNAPSHOT[place] !== character);
				const users = SNAPSHOT.slice(0, place) + character + SNAPSHOT.slice(place + 1);
				expect(recall({ ...stored(), users }, QUESTION)).toEqual({ kind: 'unreadable' });
			}),
		);
	});

	it('is anything at all: never an error', () => {
		const anything = fc.oneof(fc.jsonValue(), fc.constant(undefined));
		const states = fc.record({
			version: fc.oneof(fc.constant(1), anything),
			question: fc.oneof(fc.constant(QUESTION), anything),
			check: anything,
			users: anything,
		});
		fc.assert(
			fc.property(states, (state) => {
				const { kind } = recall(JSON.parse(JSON.stringify(state)), QUESTION);
				expect(kind).not.toBe('snapshot');
			}),
		);
	});
});
