//! A peer of the TypeScript packages, written on the published crate `tx2-link`.

mod apply;
mod cli;
mod echo;
mod failure;
mod scene;
mod server;
mod transport;
mod world;

use std::io::Write;
use std::process::ExitCode;

use cli::Command;
use failure::Failure;

fn main() -> ExitCode {
    match cli::parse(std::env::args_os()).and_then(run) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            failure.exit_code()
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Help(text) => say(text),
        Command::Serve(options) => server::serve(&options),
        Command::Echo(options) => echo::echo(&options),
        Command::Apply(options) => apply::apply(&options),
        Command::World(options) => say(&scene::world_after(&options).canonical().to_string()),
    }
}

fn say(text: &str) -> Result<(), Failure> {
    writeln!(std::io::stdout(), "{text}").map_err(|error| Failure::io("standard output", error))
}
