import { describeClockDifference } from '../../../wallet-api/calling/clockDifference';

const SERVER = 'Fri, 22 Nov 2024 12:00:00 GMT';
const at = (seconds: number): number => Date.UTC(2024, 10, 22, 12, 0, 0) + seconds * 1_000;

describe('the sentence about the clocks', () => {
	it.each([
		[3, 'The clock of this n8n server is 3 seconds ahead of the clock of JT Wallet.'],
		[-3, 'The clock of this n8n server is 3 seconds behind the clock of JT Wallet.'],
		[119.4, 'The clock of this n8n server is 119 seconds ahead of the clock of JT Wallet.'],
		[120, 'The clock of this n8n server is 2 minutes ahead of the clock of JT Wallet.'],
		[-425, 'The clock of this n8n server is 7 minutes behind the clock of JT Wallet.'],
		[7_199, 'The clock of this n8n server is 120 minutes ahead of the clock of JT Wallet.'],
		[7_200, 'The clock of this n8n server is 2 hours ahead of the clock of JT Wallet.'],
		[-25_200, 'The clock of this n8n server is 7 hours behind the clock of JT Wallet.'],
	])('with %i seconds between them', (seconds, sentence) => {
		expect(describeClockDifference(SERVER, at(seconds))).toBe(sentence);
	});

	it.each([0, 0.4, 1, 2, 2.4, -1, -2])(
		'with %d seconds between them says that they agree',
		(seconds) => {
			expect(describeClockDifference(SERVER, at(seconds))).toBe(
				"The clocks agree: the server's says 2024-11-22T12:00:00.000Z. JT Wallet may check against another clock.",
			);
		},
	);

	it.each([undefined, '', 'now', 'Fri, 99 Nov 2024'])('says that %j tells nothing', (date) => {
		expect(describeClockDifference(date, at(0))).toBe(
			'The server sent no date, so the difference between the clocks is not known.',
		);
	});
});
