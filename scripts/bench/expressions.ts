import { count, median, short } from '../lab/numbers';
import { balance, called, condition, setFields, stock, type Step } from '../lab/steps';
import { HEAP_MB, type Place, serve, startBenchN8n, withRequests } from './place';
import { Runner } from './run';
import { tablePart } from './verdicts';
import { RESULT } from './ways';

/** What an expression for each item costs in a node of n8n's own. */
interface ExpressionCost {
	readonly node: string;
	readonly items: number;
	/** The run with the node, and the one without it, in ms. */
	readonly runMs: number;
	readonly withoutMs: number;
}

const BALANCE = '={{ $json.balance }}';
const IS_POSITIVE = condition(BALANCE, { type: 'number', operation: 'gte' }, 0);

/** The nodes that most workflows put after a list, each with one expression. */
const NODES: { readonly [node: string]: Step } = {
	Filter: stock(RESULT, 'filter', 2.2, IS_POSITIVE),
	If: stock(RESULT, 'if', 2.2, IS_POSITIVE),
	'Edit Fields': setFields(RESULT, { balance: { value: BALANCE, type: 'number' } }),
};

/** How long n8n takes for an expression, by nodes of its own after Get Many. */
export const expressions = tablePart('expressions', measureExpressions, {
	'One expression in': ({ node }) => node,
	items: ({ items }) => count(items),
	'run, ms': ({ runMs }) => count(runMs),
	'without the node, ms': ({ withoutMs }) => count(withoutMs),
	'per item, ms': ({ items, runMs, withoutMs }) => short((runMs - withoutMs) / items),
});

async function measureExpressions(place: Place): Promise<ExpressionCost[]> {
	const { plan, lab, say } = place;
	const n8n = await startBenchN8n(place, HEAP_MB);
	const runner = await Runner.of(lab, n8n);
	const found: ExpressionCost[] = [];
	try {
		const users = balance('Users', { operation: 'getAll', returnAll: true }, n8n.around.wallet);
		const timeOf = async (name: string, items: number, steps: readonly Step[]) => {
			say(`expressions: ${name}, ${count(items)} items`);
			const workflow = await n8n.publish(called(`${name}-${items}`.replace(' ', '-'), steps));
			const times: number[] = [];
			for (let round = 0; round <= plan.rounds; round++) {
				const { result } = await withRequests(place, async () => await runner.run(workflow));
				// The first one has n8n's code compiled.
				if (round > 0) times.push(result.stoppedAt - result.startedAt);
			}
			return median(times);
		};
		for (const items of plan.expressions) {
			await serve(place, items);
			const withoutMs = await timeOf('nothing', items, [users]);
			for (const [node, step] of Object.entries(NODES)) {
				found.push({ node, items, withoutMs, runMs: await timeOf(node, items, [users, step]) });
			}
		}
	} finally {
		await runner.close();
	}
	return found;
}
