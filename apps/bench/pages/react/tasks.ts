const channel = new MessageChannel()

/** Lets the browser do what it has put off. A timer would wait longer than that. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => resolve()
    channel.port2.postMessage(undefined)
  })
}
