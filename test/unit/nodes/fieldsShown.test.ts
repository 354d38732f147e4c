/** Which fields and options an operator is shown: those that the chosen operation, or event, has a use for. */
import {
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';
import { JtWalletBalance } from '../../../nodes/JtWalletBalance/JtWalletBalance.node';
import { JtWalletBalanceTrigger } from '../../../nodes/JtWalletBalanceTrigger/JtWalletBalanceTrigger.node';
import { EVENT_KINDS, STATUS_EVENTS } from '../../../nodes/JtWalletBalanceTrigger/watch/watch';

const balance = new JtWalletBalance().description;
const trigger = new JtWalletBalanceTrigger().description;

/** The names of the fields that are shown with these parameters, and of the options in them. */
function shown(node: INodeTypeDescription, entered: INodeParameters) {
	const { properties } = node;
	const parameters =
		NodeHelpers.getNodeParameters(properties, entered, true, false, { typeVersion: 1 }, node) ?? {};
	const isShown = (field: INodeProperties) =>
		NodeHelpers.displayParameterPath(parameters, field, '', { typeVersion: 1 }, node);
	const fields = properties.filter(isShown);
	const options = fields
		.filter(({ name }) => name === 'options')
		.flatMap(({ options: choices = [] }) =>
			choices.flatMap((choice) =>
				'type' in choice &&
				NodeHelpers.displayParameterPath(
					{ options: {}, ...parameters },
					choice,
					'options',
					{ typeVersion: 1 },
					node,
				)
					? [choice.name]
					: [],
			),
		);
	return { fields: fields.map(({ name }) => name), options };
}

const OF_ALL = ['resource', 'operation'];
const OF_ITEMS = ['output', 'amounts', 'filters', 'options'];
const OF_FILE = ['format', 'fileName', 'binaryPropertyName'];
const REQUESTS = ['maxRetries', 'pageSize', 'parallelRequests', 'timeout'];

it.each<[what: string, entered: INodeParameters, fields: string[], options: string[]]>([
	[
		'Get Many',
		{ operation: 'getAll' },
		['returnAll', 'limit', ...OF_ITEMS],
		[...REQUESTS, 'times', 'whenListChanges'],
	],
	[
		'Get Many, all',
		{ operation: 'getAll', returnAll: true, output: 'selected' },
		['returnAll', 'output', 'fields', 'amounts', 'filters', 'options'],
		[...REQUESTS, 'times', 'whenListChanges'],
	],
	[
		'Export to a CSV file',
		{ operation: 'export' },
		['returnAll', ...OF_FILE, ...OF_ITEMS],
		[
			...['bom', 'delimiter', 'maxRetries', 'pageSize', 'parallelRequests', 'safeText'],
			...['timeout', 'times', 'whenListChanges'],
		],
	],
	[
		'Export of some as JSON Lines',
		{ operation: 'export', returnAll: false, format: 'jsonLines' },
		['returnAll', 'limit', ...OF_FILE, ...OF_ITEMS],
		[...REQUESTS, 'times', 'whenListChanges'],
	],
	[
		'Get Totals as stated',
		{ operation: 'getTotals' },
		['totalsFrom', 'totalsNotice', 'amounts', 'filters', 'options'],
		['maxRetries', 'parallelRequests', 'timeout'],
	],
	[
		'Get Totals added up',
		{ operation: 'getTotals', totalsFrom: 'added' },
		['totalsFrom', 'groupBy', 'amounts', 'filters', 'options'],
		[...REQUESTS, 'times', 'whenListChanges'],
	],
	[
		'Look Up',
		{ operation: 'lookUp', output: 'selected' },
		['mchUuid', 'output', 'fields', 'amounts', 'options'],
		['keepInputFields', 'maxRetries', 'parallelRequests', 'timeout', 'times', 'whenNotFound'],
	],
])('%s', (_, entered, fields, options) => {
	expect(shown(balance, entered)).toEqual({ fields: [...OF_ALL, ...fields], options });
});

it.each([
	[{}, /^=wallet-users-.+\.csv$/],
	[{ format: 'jsonLines' }, /^=wallet-users-.+\.jsonl$/],
])('the name of a file with %j', (entered, name) => {
	const { properties } = balance;
	const given = { operation: 'export', ...entered };
	const parameters = NodeHelpers.getNodeParameters(
		properties,
		given,
		true,
		false,
		{ typeVersion: 1 },
		balance,
	);
	expect(parameters?.fileName).toMatch(name);
});

it.each(EVENT_KINDS)('the trigger on %s', (event) => {
	const { fields, options } = shown(trigger, { events: [event] });
	const isAmount = event === 'balanceCrossed' || event === 'balanceChanged';
	const status = {
		kycStatusChanged: 'kycStatusTo',
		authorizationStatusChanged: 'authorizationStatusTo',
		mobileVerificationStatusChanged: 'mobileVerificationStatusTo',
		userStatusChanged: 'userStatusTo',
	};
	expect(fields).toEqual([
		'events',
		...(isAmount ? ['amountField', 'amountUnit'] : []),
		...(event === 'balanceCrossed' ? ['thresholdDirection', 'thresholdAmount'] : []),
		...(event === 'balanceChanged' ? ['changeDirection', 'changeAmount'] : []),
		...STATUS_EVENTS.filter((one) => one === event).map((one) => status[one]),
		'amounts',
		...(event === 'userAdded' || event === 'userGone' ? [] : ['statusFilterNotice']),
		'filters',
		'options',
	]);
	expect(options.includes('rearmDistance')).toBe(event === 'balanceCrossed');
	expect(options).toHaveLength(event === 'balanceCrossed' ? 12 : 11);
});
