const { Readable } = require('node:stream');

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
			{
				displayName: 'Job',
				name: 'job',
				type: 'options',
				options: ['items', 'atLeast', 'byBranch', 'csv'].map((name) => ({ name, value: name })),
				default: 'items',
			},
			{ displayName: 'Satang', name: 'satang', type: 'number', default: 0 },
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
		const job = JOBS[this.getNodeParameter('job', 0)](this);
		const readPage = async (page) => {
			const { data } = await this.helpers.httpRequestWithAuthentication.call(this, 'jtWalletApi', {
				method: 'POST',
				url: `${baseUrl}/open-api/jt/wallet/balance`,
				body: { page, size },
				json: true,
			});
			await job.take(data.list, page);
			return { full: data.list.length === size, total: data.total };
		};
		let last = Infinity;
		let next = 1;
		if (!this.getNodeParameter('guessPages', 0))
			last = Math.ceil((await readPage(next++)).total / size);
		const work = async () => {
			while (next <= last) {
				const page = next++;
				if (!(await readPage(page)).full) last = Math.min(last, page);
			}
		};
		await Promise.all(Array.from({ length: this.getNodeParameter('parallelRequests', 0) }, work));
		return [await job.finish()];
	}
}

const itemOf = (json) => ({ json, pairedItem: { item: 0 } });

const AMOUNTS = [
	'balance',
	'baseBalance',
	'codBalance',
	'withdrawThreshold',
	'unclearBillAmountDue',
	'unclearBillAmount',
];

/** What becomes of the pages: taken as they come, finished when all are there. */
const JOBS = {
	items: () => {
		const pages = [];
		return {
			take: (rows, page) => (pages[page] = rows),
			finish: () => pages.flatMap((rows) => rows.map(itemOf)),
		};
	},
	atLeast: (node) => {
		const satang = node.getNodeParameter('satang', 0);
		const pages = [];
		return {
			take: (rows, page) => (pages[page] = rows.filter(({ balance }) => balance >= satang)),
			finish: () => pages.flatMap((rows) => rows.map(itemOf)),
		};
	},
	byBranch: () => {
		const branches = new Map();
		const take = (rows) => {
			for (const row of rows) {
				const sums = branches.get(row.branchNo) ?? AMOUNTS.map(() => 0);
				branches.set(row.branchNo, sums);
				AMOUNTS.forEach((field, place) => (sums[place] += row[field]));
			}
		};
		const named = ([branchNo, sums]) =>
			Object.fromEntries([
				['branchNo', branchNo],
				...AMOUNTS.map((field, place) => [`sum_${field}`, sums[place]]),
			]);
		return { take, finish: () => [...branches].map((branch) => itemOf(named(branch))) };
	},
	csv: (node) => {
		const waiting = new Map();
		let written = 1;
		const waiters = [];
		const read = () => waiters.splice(0).forEach((goOn) => goOn());
		const file = new Readable({ read });
		const binary = node.helpers.prepareBinaryData(file, 'users.csv', 'text/csv');
		const take = async (rows, page) => {
			waiting.set(page, rows);
			while (waiting.has(written)) {
				const now = waiting.get(written);
				waiting.delete(written);
				const names = Object.keys(now[0]);
				const head = written++ === 1 ? `${names.join(',')}\r\n` : '';
				const lines = now.map((row) => names.map((name) => row[name]).join(','));
				const more = file.push(Buffer.from(`${head}${lines.join('\r\n')}\r\n`));
				if (!more) await new Promise((goOn) => waiters.push(goOn));
			}
		};
		const finish = async () => {
			file.push(null);
			return [{ ...itemOf({}), binary: { data: await binary } }];
		};
		return { take, finish };
	},
};

module.exports = { BareBalance };
