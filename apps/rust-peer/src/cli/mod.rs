//! The command line: what is to be done, and with what.

mod help;
mod options;

use std::ffi::OsString;

use lexopt::Parser;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use tx2_link::BinaryFormat;

use crate::failure::Failure;
use crate::scene::SceneKind;

pub use options::{
    ApplyOptions, ApplySource, EchoOptions, Place, SceneOptions, ServeOptions, WorldOptions,
};

pub enum Command {
    Help(&'static str),
    Serve(ServeOptions),
    Echo(EchoOptions),
    Apply(ApplyOptions),
    World(WorldOptions),
}

/// Reads the command line, the program's name first.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Failure> {
    read(Parser::from_iter(arguments)).map_err(|error| Failure::Usage(error.to_string()))
}

fn read(mut parser: Parser) -> Result<Command, lexopt::Error> {
    match parser.next()? {
        None | Some(Short('h') | Long("help")) => Ok(Command::Help(help::PROGRAM)),
        Some(Value(name)) => match name.string()?.as_str() {
            "serve" => read_serve(&mut parser),
            "echo" => read_echo(&mut parser),
            "apply" => read_apply(&mut parser),
            "world" => read_world(&mut parser),
            name => Err(format!("there is no command {name}").into()),
        },
        Some(argument) => Err(argument.unexpected()),
    }
}

fn read_serve(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let mut options = ServeOptions::default();
    while let Some(option) = next_option(parser)? {
        match option.as_str() {
            "help" => return Ok(Command::Help(help::SERVE)),
            "port" => options.place = Place::Port(whole(parser, "--port")?),
            "stdio" => options.place = Place::Stdio,
            "ticks" => options.ticks = Some(whole(parser, "--ticks")?),
            "rate" => options.rate = whole(parser, "--rate")?,
            "max-messages" => {
                options.max_messages = Some(positive(parser, "--max-messages")?);
            }
            "reset-every" => options.reset_every = Some(positive(parser, "--reset-every")?),
            "full-every" => options.full_every = Some(positive(parser, "--full-every")?),
            "ignore-requests" => options.answers_requests = false,
            _ => read_scene(parser, &option, &mut options.scene)?,
        }
    }
    Ok(Command::Serve(options))
}

fn read_echo(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let mut options = EchoOptions::default();
    while let Some(option) = next_option(parser)? {
        match option.as_str() {
            "help" => return Ok(Command::Help(help::ECHO)),
            "port" => options.place = Place::Port(whole(parser, "--port")?),
            "stdio" => options.place = Place::Stdio,
            "format" => options.format = format(parser)?,
            _ => return Err(unknown(&option)),
        }
    }
    Ok(Command::Echo(options))
}

fn read_apply(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let mut options = ApplyOptions::default();
    while let Some(option) = next_option(parser)? {
        match option.as_str() {
            "help" => return Ok(Command::Help(help::APPLY)),
            "connect" => options.source = ApplySource::Url(parser.value()?.string()?),
            "stdio" => options.source = ApplySource::Stdio,
            "format" => options.format = format(parser)?,
            _ => return Err(unknown(&option)),
        }
    }
    Ok(Command::Apply(options))
}

fn read_world(parser: &mut Parser) -> Result<Command, lexopt::Error> {
    let mut options = WorldOptions::default();
    while let Some(option) = next_option(parser)? {
        match option.as_str() {
            "help" => return Ok(Command::Help(help::WORLD)),
            "ticks" => options.ticks = whole(parser, "--ticks")?,
            _ => read_scene(parser, &option, &mut options.scene)?,
        }
    }
    Ok(Command::World(options))
}

/// Options that say which world it is, the same for all that have one.
fn read_scene(
    parser: &mut Parser,
    option: &str,
    scene: &mut SceneOptions,
) -> Result<(), lexopt::Error> {
    match option {
        "world" => scene.kind = kind(parser)?,
        "entities" => scene.entities = Some(whole(parser, "--entities")?),
        "seed" => scene.seed = whole(parser, "--seed")?,
        "format" => scene.format = format(parser)?,
        _ => return Err(unknown(option)),
    }
    Ok(())
}

/// The name of the next option, without its dashes.
fn next_option(parser: &mut Parser) -> Result<Option<String>, lexopt::Error> {
    match parser.next()? {
        None => Ok(None),
        Some(Short('h')) => Ok(Some("help".to_owned())),
        Some(Long(name)) => Ok(Some(name.to_owned())),
        Some(argument) => Err(argument.unexpected()),
    }
}

fn unknown(option: &str) -> lexopt::Error {
    format!("there is no option --{option} here").into()
}

fn kind(parser: &mut Parser) -> Result<SceneKind, lexopt::Error> {
    match parser.value()?.string()?.as_str() {
        "moving" => Ok(SceneKind::Moving),
        "values" => Ok(SceneKind::Values),
        "arena" => Ok(SceneKind::Arena),
        name => Err(format!("--world is moving, values or arena, not {name}").into()),
    }
}

fn format(parser: &mut Parser) -> Result<BinaryFormat, lexopt::Error> {
    match parser.value()?.string()?.as_str() {
        "msgpack" => Ok(BinaryFormat::MessagePack),
        "json" => Ok(BinaryFormat::Json),
        name => Err(format!("--format is msgpack or json, not {name}").into()),
    }
}

fn whole<Number: std::str::FromStr>(
    parser: &mut Parser,
    option: &str,
) -> Result<Number, lexopt::Error> {
    let text = parser.value()?.string()?;
    let number = text.parse();
    number.map_err(|_| format!("{option} is a whole number in its range, not {text}").into())
}

fn positive<Number: std::str::FromStr + Default + PartialEq>(
    parser: &mut Parser,
    option: &str,
) -> Result<Number, lexopt::Error> {
    let number = whole(parser, option)?;
    if number == Number::default() {
        return Err(format!("{option} is 1 or more").into());
    }
    Ok(number)
}
