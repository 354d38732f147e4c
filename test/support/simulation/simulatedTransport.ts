import type { Transport, WireAnswer } from '../../../wallet-api/calling/client';
import { failed, type Result } from '../../../wallet-api/failures';
import type { WalletServer } from './walletServer';
import type { World } from './world';

/** Longest way over the simulated network, in ms, one way. */
const LONGEST_WAY_MS = 150;

/** What the network tells about the requests it carries. */
export interface NetworkHooks {
	/** A request starts, as one of so many that are under way. */
	readonly onStart?: (underWay: number) => void;
	/** The request of this number, from 1, reaches the server; what is done here it sees done. */
	readonly onArrival?: (number: number) => void;
}

/**
 * A network of changing speed: requests overtake each other, and are answered one at a time, in the order in which
 * they reach the server. Answers that come later than the time-out are a time-out. A stop ends a request at once.
 */
export function simulatedTransport(
	world: World,
	server: WalletServer,
	{ onStart, onArrival }: NetworkHooks = {},
): Transport {
	let arrivals = 0;
	let underWay = 0;
	const way = () => 1 + Math.floor(world.random() * LONGEST_WAY_MS);
	return async (parameters, timeoutMs, signal) =>
		await new Promise<Result<WireAnswer>>((resolve, reject) => {
			onStart?.(++underWay);
			const startedAt = world.now();
			const send = server.sign(parameters);
			const stop = () => {
				underWay--;
				reject(signal.reason);
			};
			signal.addEventListener('abort', stop, { once: true });
			world.after(way(), async () => {
				if (signal.aborted) return;
				onArrival?.(++arrivals);
				const { outcome, delayMs } = await send();
				const tookMs = world.now() - startedAt + delayMs + way();
				const isLate = outcome === 'never' || tookMs > timeoutMs;
				const result = isLate ? failed('timedOut') : outcome;
				world.after((isLate ? timeoutMs : tookMs) - (world.now() - startedAt), () => {
					if (signal.aborted) return;
					signal.removeEventListener('abort', stop);
					underWay--;
					resolve(result);
				});
			});
		});
}
