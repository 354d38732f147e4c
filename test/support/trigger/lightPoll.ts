import { poll } from '../../../nodes/JtWalletBalanceTrigger/poll';
import { type LightSandbox, unsigned } from './lightSandbox';
import { plainContext } from './plainContext';
import type { Poll } from './playHistory';

/** Polls a sandbox that takes any signature for right, with as little of n8n as a poll needs. */
export function lightPoll({ url }: Pick<LightSandbox, 'url'>): Poll {
	return async (around) =>
		await poll(
			plainContext({
				...around,
				credential: { baseUrl: url, appId: 'light' },
				sign: async (options) => ({ ...options, body: unsigned(options.body) }),
			}),
		);
}
