/** What the trigger makes of its fields. */
import type { INodeParameters } from 'n8n-workflow';
import { acceptSettings } from '../../../nodes/JtWalletBalanceTrigger/settings';
import { TRIGGER_AMOUNTS } from '../../../nodes/JtWalletBalanceTrigger/triggerFields';
import { plainContext } from '../../support/trigger/plainContext';

const settings = (parameters: INodeParameters) =>
	acceptSettings(
		plainContext({ parameters, credential: {}, state: {}, sign: async (options) => options }),
	);

it.each<[parameters: INodeParameters, amounts: string]>([
	[{ events: ['balanceCrossed'], amountUnit: 'satang' }, 'satang'],
	[{ events: ['balanceChanged'], amountUnit: 'satang' }, 'satang'],
	[{ events: ['balanceCrossed'], amountUnit: 'baht' }, 'bahtNumber'],
	[{ events: ['userAdded'], amountUnit: 'satang' }, 'bahtNumber'],
	[{ events: ['balanceCrossed'], amountUnit: 'baht', amounts: 'satang' }, 'satang'],
	[{ events: ['balanceCrossed'], amountUnit: 'satang', amounts: 'bahtText' }, 'bahtText'],
])('amounts of %j are %s', (parameters, amounts) => {
	expect(settings(parameters).items.amounts).toBe(amounts);
});

it('the default for amounts is called after the field for the unit', () => {
	expect(TRIGGER_AMOUNTS.options.at(-1)).toEqual({
		name: 'Same Unit as Amounts Entered In',
		value: 'asEntered',
	});
});

it.each([
	[0, 0],
	[8_760, 31_536_000_000],
	['1.5', 5_400_000],
	[' 2 ', 7_200_000],
])('quiet hours of %j are %d ms', (quietHours, quietMs) => {
	const { patience } = settings({ events: ['userAdded'], options: { quietHours } });
	expect(patience).toEqual({ quietMs, maxEvents: 0 });
});

it.each([-0.01, 8_760.01, '', ' ', 'one', true, null, [1]])(
	'quiet hours of %j are refused',
	(quietHours) => {
		expect(() => settings({ events: ['userAdded'], options: { quietHours } })).toThrow(
			`Quiet Hours is ${JSON.stringify(quietHours)}, but it has to be a number from 0 to 8760.`,
		);
	},
);

it('what nobody entered has a default, and times are in ms', () => {
	expect(settings({ events: ['userGone'] })).toMatchObject({
		onFirstPoll: 'remember',
		patience: { quietMs: 0, maxEvents: 0 },
		pollTimeoutMs: 60_000,
		items: { itemsPer: 'event' },
	});
});

it('refuses with what n8n needs to know', () => {
	expect(() => settings({ events: [] })).toThrow(
		expect.objectContaining({
			name: 'NodeOperationError',
			failure: { cause: 'configuration-invalid' },
		}),
	);
});

it('passes on what is no refusal', () => {
	const broken = (problem: unknown) =>
		Object.assign(
			plainContext({ parameters: {}, credential: {}, state: {}, sign: async (options) => options }),
			{
				getNodeParameter: () => {
					throw problem;
				},
			},
		);
	const problem = new TypeError('broken');
	expect(() => acceptSettings(broken(problem))).toThrow(problem);
	expect(() => acceptSettings(broken('a text'))).toThrow(new Error('a text'));
});
