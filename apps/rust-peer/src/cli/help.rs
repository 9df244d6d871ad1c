//! What `--help` says.

pub const PROGRAM: &str = "\
A peer of the tx2-link packages for TypeScript, on the published Rust crate tx2-link.

Usage: tx2-rust-peer COMMAND [OPTIONS]

  serve   serves a world that changes to every client that connects
  echo    decodes each message with the crate, encodes it again and sends it back
  apply   takes in the snapshots and deltas that a server sends and prints the world
  world   prints the world that `serve` shows after a number of ticks

COMMAND --help tells the options. Messages go over WebSockets, or with --stdio over
standard input and output, each behind its length as an unsigned 32-bit little-endian
integer. What goes wrong is said on standard error. The exit code is 0 if all was done,
1 if something failed, 2 if the command line is not understood.";

pub const SERVE: &str = "\
Serves a world over the crate's SyncManager, one for each client: at first everything,
then what changed. Prints the address once it listens, and runs until it is ended; with
--stdio until its input ends.

Usage: tx2-rust-peer serve [OPTIONS]

  --port N           listen on 127.0.0.1 at this port, 9000 unless told; 0: any free one
  --stdio            serve one client on standard input and output instead
  --format FORMAT    msgpack (unless told) or json
  --world WORLD      moving: bodies that walk, come and go (unless told)
                     values: a value of every kind there is, and what is extreme in it
                     arena:  fighters of the arena, in the schema of its page
  --entities N       how many there are: 100 (moving), 3 (values) or 120 (arena) unless told
  --seed N           another number is another world, 1 unless told
  --ticks N          the world stands still after N ticks; it is served on
  --rate N           ticks a second, 20 unless told; 0: as many as the clients take

What the crate does wrong is wanted in tests. These bring it about:

  --max-messages N   turn the crate's rate limiter on, with N messages a second. It
                     refuses after the baseline has moved: what it refuses is lost
  --reset-every N    forget the baseline every N ticks: the next delta tells all again
  --full-every N     send every Nth tick as a snapshot, which the baseline ignores
  --ignore-requests  do not answer request_snapshot, as an application may";

pub const ECHO: &str = "\
Decodes each message with the crate, encodes what came of it, and sends that back. A
message that the crate cannot read is told of on standard error and not answered.

Usage: tx2-rust-peer echo [OPTIONS]

  --port N           listen on 127.0.0.1 at this port, 9000 unless told; 0: any free one
  --stdio            echo standard input to standard output instead
  --format FORMAT    msgpack (unless told) or json";

pub const APPLY: &str = "\
Reads snapshots and deltas with the crate until there are no more, and prints the world
that they make as one line of JSON: entities by id, components and fields by name, each
value under its type; 64-bit integers, and floats that JSON has no number for, as text.
The exit code is 1 if there was a message that could not be used.

Usage: tx2-rust-peer apply [OPTIONS]

  --stdio            read standard input until it ends (unless told otherwise)
  --connect URL      be a client of the server at this ws:// address until it closes;
                     as the crate does, it does not greet, and answers pings
  --format FORMAT    msgpack (unless told) or json";

pub const WORLD: &str = "\
Prints the world that `serve` shows with the same options after so many ticks, in the form
that `apply` prints.

Usage: tx2-rust-peer world [OPTIONS]

  --ticks N          0 unless told: the world as it begins
  --world WORLD      moving (unless told), values or arena
  --entities N       how many there are at first
  --seed N           1 unless told
  --format FORMAT    msgpack (unless told) or json, which has no NaN and no infinities";
