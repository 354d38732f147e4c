import { inTurn } from '../inTurn';
import { count, short } from '../lab/numbers';
import { balance, called, condition, setFields, type Step, stock } from '../lab/steps';
import { HEAP_MB, serve } from './place';
import { startRunner } from './run';
import { tablePart } from './verdicts';
import { EVERYBODY, RESULT } from './ways';

const BALANCE = '={{ $json.balance }}';
const IS_POSITIVE = condition(BALANCE, { type: 'number', operation: 'gte' }, 0);

/** The nodes that most workflows put after a list, each with one expression. */
const NODES: { readonly [node: string]: Step } = {
	Filter: stock(RESULT, 'filter', 2.2, IS_POSITIVE),
	If: stock(RESULT, 'if', 2.2, IS_POSITIVE),
	'Edit Fields': setFields(RESULT, 'number', { balance: BALANCE }),
};

/** How long n8n takes for an expression, by nodes of its own after Get Many: runs with the node, and without it. */
export const expressions = tablePart(
	'expressions',
	async (place) => {
		const { expressions: sizes, rounds } = place.plan;
		const runner = await startRunner(place, HEAP_MB);
		const users = balance('Users', EVERYBODY, runner.around.wallet);
		const runTimeOf = async (name: string, items: number, steps: readonly Step[]) => {
			const workflow = called(`${name}-${items}`.replace(' ', '-'), steps);
			return (await runner.time(workflow, rounds)).ms;
		};
		const rows = await inTurn(sizes, async (items) => {
			await serve(place, items);
			const withoutMs = await runTimeOf('nothing', items, [users]);
			return await inTurn(Object.entries(NODES), async ([node, step]) => {
				return { node, items, withoutMs, runMs: await runTimeOf(node, items, [users, step]) };
			});
		});
		await runner.close();
		return rows.flat();
	},
	{
		'One expression in': ({ node }) => node,
		items: ({ items }) => count(items),
		'run, ms': ({ runMs }) => count(runMs),
		'without the node, ms': ({ withoutMs }) => count(withoutMs),
		'per item, ms': ({ items, runMs, withoutMs }) => short((runMs - withoutMs) / items),
	},
);
