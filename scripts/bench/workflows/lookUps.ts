import type { Workflow } from '../../n8n/workflows';
import type { Step } from '../../n8n/chain';
import { START, webhookChain } from './webhookChain';
import { balanceNode, type Surroundings, USERS_NODE } from './contenders';
import { oneByOne, sendEnvelope, setFields, signParam, splitOut } from './stockSteps';

/** The workflows that look up the users whose ids are in the body, `ids`, of the call that starts them. */
export interface LookUps {
	/** By JT Wallet Balance. */
	readonly ours: Workflow;
	/** By a stock HTTP Request for each of them, all at once. */
	readonly atOnce: Workflow;
	/** By a stock HTTP Request for each of them, one after another. */
	readonly inTurn: Workflow;
}

/** The look-ups for an n8n. */
export function lookUps({ sandbox, wallet, crypto }: Surroundings): LookUps {
	const each = splitOut('Each', 'body.ids', 'mchUuid');
	const param =
		'JSON.stringify({ timestamp: Date.now(), page: 1, size: 1, mchUuidList: [$json.mchUuid] })';
	const request: Step[] = [
		setFields('One', { param: { value: `={{ ${param} }}`, type: 'string' } }),
		signParam('Sign', crypto),
		sendEnvelope('Ask', sandbox.baseUrl, sandbox.appId),
	];
	const users = splitOut(USERS_NODE, 'data.list');
	return {
		ours: webhookChain('look-up-ours', [each, balanceNode({ operation: 'lookUp' }, wallet)]),
		atOnce: webhookChain('look-up-at-once', [each, ...request, users]),
		inTurn: webhookChain(
			'look-up-in-turn',
			[each, oneByOne('Loop'), ...request, users],
			[
				[START, 'Each'],
				['Each', 'Loop'],
				['Loop', USERS_NODE],
				['Loop', 'One', 1],
				['One', 'Sign'],
				['Sign', 'Ask'],
				['Ask', 'Loop'],
			],
		),
	};
}
