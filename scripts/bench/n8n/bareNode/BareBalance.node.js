/**
 * The least a node must do to get every wallet user: sign (by the same credential), send, take the rows. It believes
 * every answer: no retries, no checks, no exact numbers, no look at what moved meanwhile. What JT Wallet Balance takes
 * longer than this is the price of its features.
 */
class BareBalance {
	description = {
		displayName: 'Bare Balance',
		name: 'bareBalance',
		group: ['input'],
		version: 1,
		description: 'Every wallet user, without any features',
		defaults: { name: 'Bare Balance' },
		inputs: ['main'],
		outputs: ['main'],
		credentials: [{ name: 'jtWalletApi', required: true }],
		properties: [
			{ displayName: 'Page Size', name: 'pageSize', type: 'number', default: 10000 },
			{ displayName: 'Parallel Requests', name: 'parallelRequests', type: 'number', default: 4 },
			{
				displayName: 'Guess Pages',
				name: 'guessPages',
				type: 'boolean',
				default: false,
				description: 'Whether to ask for later pages before the first one says how many there are',
			},
		],
	};

	async execute() {
		const { baseUrl } = await this.getCredentials('jtWalletApi');
		const size = this.getNodeParameter('pageSize', 0);
		const pages = [];
		const readPage = async (page) => {
			const { data } = await this.helpers.httpRequestWithAuthentication.call(this, 'jtWalletApi', {
				method: 'POST',
				url: `${baseUrl}/open-api/jt/wallet/balance`,
				body: { page, size },
				json: true,
			});
			pages[page] = data.list;
			return data;
		};
		let last = Infinity;
		let next = 1;
		if (!this.getNodeParameter('guessPages', 0))
			last = Math.ceil((await readPage(next++)).total / size);
		const work = async () => {
			while (next <= last) {
				const page = next++;
				const { list } = await readPage(page);
				if (list.length < size) last = Math.min(last, page);
			}
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('parallelRequests', 0) }, work));
		const items = [];
		for (const rows of pages) {
			for (const json of rows ?? []) items.push({ json, pairedItem: { item: 0 } });
		}
		return [items];
	}
}

module.exports = { BareBalance };
