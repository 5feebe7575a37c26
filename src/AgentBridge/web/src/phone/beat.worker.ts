// The clock of a worker is not slowed down when the page is in the background.
setInterval(() => postMessage(null), 1000);

export {};
