import { countsOf } from '../queue/report';
import { call, publish, type SizedPlace, startSizedN8n } from './sizedN8n';
import { provingWorkflow } from './workflows';

/**
 * Has n8n itself count what Get Many reads.
 *
 * @returns what is wrong; undefined where every user of the sandbox came out exactly once, with the right balance
 */
export async function whatIsWrong(place: SizedPlace): Promise<string | undefined> {
	const n8n = await startSizedN8n(place);
	try {
		const answer = await call(n8n, await publish(n8n, provingWorkflow(n8n.around)));
		const counts = countsOf(JSON.parse(answer));
		const { size } = place.sandbox.merchant;
		const { totalBalance } = place.sandbox.merchant.select().totals.toData();
		const isRight =
			counts?.users === size &&
			counts.distinct === size &&
			BigInt(counts.balance) === BigInt(String(totalBalance));
		return isRight
			? undefined
			: `of ${size} users with ${totalBalance} satang n8n counted ${answer}`;
	} finally {
		await n8n.stop();
	}
}
