import { WalletServer } from './simulation/walletServer';

/** The sandbox for the tests of a file: started before them, stopped after. */
export function useWalletServer(): { readonly server: WalletServer } {
	const started: { server?: WalletServer } = {};
	beforeAll(async () => {
		started.server = await WalletServer.start();
	});
	afterAll(async () => await started.server?.close());
	return {
		get server() {
			if (started.server === undefined) throw new Error('The sandbox runs only during tests.');
			return started.server;
		},
	};
}
