export const generalHelp = `tx2-link: look at tx2-link messages from the command line

  tx2-link decode [FILE]    what bytes say, as JSON, as a tree with offsets, or in a line
  tx2-link encode [FILE]    bytes from JSON, or from any other format
  tx2-link tap              a proxy that shows what a client and a server say to each other

FILE may be - for standard input, which is also read where none is named.
tx2-link COMMAND --help tells the options, with examples.
Exit codes: 0 done, 1 faulty input, 2 a command line that makes no sense.
`

export const decodeHelp = `tx2-link decode [FILE]: what bytes say

  --from FORMAT   msgpack (unless told), json or bincode
  --as WAY        json: as the Rust crate writes it, ready for encode (unless told)
                  tree: each field with its first byte (hexadecimal) and its length
                  line: one line a message
  --kind KIND     message (unless told), snapshot, delta or component:
                  what the Rust crate writes by itself, without a message around it
  --stream        the input is a stream of frames, each a u32 length (little-endian) and
                  a message; a faulty one is told with its offset, and the next is read
  --hex           the input is hexadecimal text; space and 0x in it do not matter
  --recording     the input is what tap --record kept, shown as tap shows it
  --filter TEXT   of a recording only what passes; tap --help tells the language

  A message in a file:                  tx2-link decode ping.bin
  Bytes from a log:                     echo 9295a450... | tx2-link decode --hex --as tree
  All that a Rust program wrote:        tx2-link decode dump.bin --stream --as line
  While it runs:                        game-server --stdio | tx2-link decode --stream --as line
  What was recorded of one component:   tx2-link decode tap.jsonl --recording \\
                                          --filter 'component == "Health"' --as tree

A fault is told with its byte, and the bytes around it. Input in another format is found out.
`

export const encodeHelp = `tx2-link encode [FILE]: bytes from JSON, or from any other format

  --from FORMAT   json (unless told), msgpack or bincode
  --to FORMAT     msgpack (unless told), json or bincode
  --kind KIND     message (unless told), snapshot, delta or component
  --stream        frames come out; json goes in as one message a line, other formats as frames
  --hex           the output is hexadecimal text, a line each
  --out FILE      where the bytes go; standard output unless told

  Edit a message and look at its bytes: tx2-link decode ping.bin > ping.json
                                        tx2-link encode ping.json --hex
  From MessagePack to bincode:          tx2-link encode a.bin --from msgpack --to bincode --out b.bin
`

export const tapHelp = `tx2-link tap --listen PORT --to URL: shows what a client and a server say to each other

Clients connect to ws://127.0.0.1:PORT instead of the server. Every message goes on to the
other side byte for byte, and is shown here. Any server that speaks WebSocket will do.

  --listen PORT   where clients connect; 0 takes any free port, and says which
  --to URL        the server, ws:// or wss://
  --format FORMAT what they speak: msgpack (unless told), json or bincode
  --filter TEXT   shows only what passes, in the language of the devtools:
                  'type == delta and bytes > 1kb', 'dir == out and not type in {ping, pong}'
                  in is what the server said, out what the client said
  --as WAY        line (unless told), tree, or json: one JSON object a line, with the message
  --record FILE   keeps what passes in a file, a JSON object a line with the bytes in base64;
                  decode --recording shows it again
  --quiet         shows nothing; for --record

  tx2-link tap --listen 9000 --to ws://127.0.0.1:8080/link
  tx2-link tap --listen 9000 --to ws://127.0.0.1:8080 --filter 'component == "Health"' --as tree
  tx2-link tap --listen 9000 --to ws://127.0.0.1:8080 --as json | jq .message.payload.type

Origin, cookies, authorization and subprotocols of a client are passed on to the server.
`
