/** The examples in the order in which one opens them: what the node does first, then whole jobs, then what is special. */
export const EXAMPLE_ORDER: readonly string[] = [
	'demo.json',
	'low-balances-in-one-message.json',
	'low-balance-to-slack.json',
	'tell-me-when-the-reading-fails.json',
	'balances-in-a-sheet-kept-up-to-date.json',
	'morning-balances-to-google-sheets.json',
	'csv-by-email-every-morning.json',
	'changes-since-yesterday.json',
	'totals-by-branch-to-chart.json',
	'kyc-backlog-weekly.json',
	'kyc-rejected-to-email.json',
	'complete-sheet-of-ids.json',
	'ask-an-agent-about-balances.json',
	'other-endpoint.json',
];
