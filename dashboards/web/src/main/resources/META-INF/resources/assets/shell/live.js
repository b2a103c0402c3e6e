/**
 * Listens to the stream of refreshes for ever. The browser reconnects by itself when a connection
 * breaks; when the service answered with an error it gives up, and this begins anew.
 */
const AGAIN_AFTER = 4_000;

export function listen({onRefresh, onState}) {
  let source = null;
  const connect = () => {
    source = new EventSource('api/v1/stream');
    source.addEventListener('open', () => onState('live'));
    source.addEventListener('refresh', (event) => onRefresh(JSON.parse(event.data)));
    source.addEventListener('error', () => {
      onState('lost');
      if (source.readyState === EventSource.CLOSED) {
        setTimeout(connect, AGAIN_AFTER);
      }
    });
  };
  connect();
  // A page that leaves must not count as a lost connection.
  addEventListener('pagehide', () => source.close());
  addEventListener('pageshow', (event) => {
    if (event.persisted) {
      connect();
    }
  });
}
