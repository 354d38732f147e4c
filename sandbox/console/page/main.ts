import { type State, stateSchema } from './answers';
import { prepareChanges } from './changes';
import { Chart } from './chart';
import { control } from './control';
import { showCredential } from './credential';
import { FaultPanel } from './faults';
import { RequestList } from './log';
import { showBaht } from './money';
import { part, warn } from './parts';
import { prepareSearch } from './search';
import { UserTable } from './users';
import { WorldPanel } from './world';

/** How often the page looks at the sandbox, in milliseconds. */
const EVERY = 1000;

const users = new UserTable(() => void refresh());
const faults = new FaultPanel(() => void refresh());
const world = new WorldPanel(() => void refresh());
const requests = new RequestList(() => void refresh());
const chart = new Chart(part('chart', HTMLElement));

let refreshing = Promise.resolve();

/** Looks at the sandbox and shows what is new. One look after the other. */
async function refresh(): Promise<void> {
	refreshing = refreshing.then(look);
	await refreshing;
}

async function look(): Promise<void> {
	const lost = part('lost', HTMLElement);
	try {
		const state = await control('GET', 'state', stateSchema);
		showFigures(state);
		faults.show(state.faults);
		world.show(state.settings.world);
		chart.add(state);
		await requests.follow(state);
		await users.follow(state);
		lost.textContent = '';
	} catch (error) {
		lost.textContent = error instanceof Error ? error.message : String(error);
	}
}

function showFigures({ users: count, totalBalance, counters }: State): void {
	const figures = {
		'figure-users': count.toLocaleString('en'),
		'figure-balance': showBaht(totalBalance),
		'figure-requests': counters.requests.toLocaleString('en'),
		'figure-verified': counters.verified.toLocaleString('en'),
		'figure-unverified': (counters.requests - counters.verified).toLocaleString('en'),
	};
	for (const [id, text] of Object.entries(figures)) part(id, HTMLElement).textContent = text;
}

async function follow(): Promise<void> {
	await refresh();
	setTimeout(() => void follow(), EVERY);
}

prepareSearch(users);
prepareChanges(users, refresh);
showCredential().catch(warn);
void follow();
